"""Facts in Markdown: cells and rows of tables, headings, code, links and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tests.mutants.mutant import Mutant, Site, other

_CODE = re.compile(r"(?<![`\\])`([^`\n]+)`(?!`)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_LABEL = re.compile(r"\*\*(?:\[)?([^*\]]+)")
_TOKEN = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|(?<![\w.\"'])-?\d+(?:\.\d+)?(?![\w.\"'])"
)
_CELL = re.compile(r"(?<=(?<!\\)\|) (.+?) (?=\|)")
Path = tuple[str, ...]


class Finder:
    """The mutants of one page."""

    def __init__(self, product: str, file: str, text: str, names: Iterable[str]) -> None:
        self.product, self.file, self.text = product, file, text
        self.known = frozenset(names)
        self.stem = file.rpartition("/")[2].rpartition(".")[0]

    def mutants(self) -> Iterator[Mutant]:
        """A mutant for each fact."""
        for site in self._page():
            owners = self._owners(site.path)
            yield site.mutant(self.product, self.file, self.text, owners, self._sort(site.path))

    def _sort(self, path: Path) -> str:
        """The page or the folder of pages, the section and the column."""
        folder, _, page = self.file.rpartition("/")
        where = page if folder.endswith("reference") else folder
        return f"{where}: {' '.join(path[1:2])} {' '.join(path[-1:])}"

    def _owners(self, path: Path) -> set[str]:
        """What the page is about, or what the section and the row are."""
        if self.stem in self.known:
            return {self.stem}
        return {self.stem, *path[:-1]}

    def _page(self) -> Iterator[Site]:
        headings: dict[int, str] = {}
        offset, head, fence, language = 0, [], "", ""
        for line in self.text.splitlines(keepends=True):
            plain, start = line.rstrip("\n"), offset
            offset += len(line)
            path = tuple(headings.values())
            mark = re.match(r"(`{3,})(\w*)", plain)
            if fence or mark:
                if fence and plain == fence:
                    fence = ""
                elif fence:
                    yield from self._block(plain, start, path, language)
                elif mark:
                    fence, language = mark[1], mark[2]
                continue
            if heading := re.match(r"(#+) (.+)", plain):
                level = len(heading[1])
                headings = {k: v for k, v in headings.items() if k < level} | {
                    level: _seen(heading[2])
                }
                end = start + len(plain.rstrip("`)"))
                told_ = _seen(heading[2])
                names = frozenset([told_, *told_.split(": ")])
                yield Site("heading", tuple(headings.values()), end - 1, end, "X", names)
            elif plain.startswith("|"):
                cells = [_seen(cell[1]) for cell in _CELL.finditer(plain)]
                if not head:
                    head = cells
                elif not re.fullmatch(r"[|\s:-]+", plain):
                    yield from self._row(plain, start, path, head)
                continue
            else:
                yield from self._line(plain, start, path)
            head = []

    def _row(self, line: str, start: int, path: Path, head: list[str]) -> Iterator[Site]:
        found = list(_CELL.finditer(line))
        if not found:
            return
        first = _seen(found[0][1])
        where, is_facts = (*path, first), head[:1] == ["Fact"]
        names = frozenset([first.rpartition(".")[2], first])
        row = frozenset(_seen(cell[1]) for cell in found) | names
        yield Site(f"row of {head[0].lower()}", where, start, start + len(line) + 1, "", row)
        for title, cell in zip(head, found, strict=False):
            kind = first.lower() if is_facts else title.lower()
            if is_facts and cell is found[0]:
                kind = "fact"
            for site in self._text(cell[1], start + cell.start(1), (*where, title), kind):
                more = site.names | names | {title, title.lower()}
                yield Site(site.kind, site.path, site.start, site.end, site.text, more)

    def _line(self, line: str, start: int, path: Path) -> Iterator[Site]:
        if line.startswith("[//]") or not line.strip():
            return
        if line.startswith("**"):
            for part in re.finditer(r"[^·]+", line):
                label = _LABEL.search(part[0])
                kind = label[1].lower() if label else "strip"
                text = part[0].rstrip()
                yield from self._text(text, start + part.start(), (*path, kind), kind)
            return
        kind = "item" if re.match(r"\s*- ", line) else "text"
        yield from self._text(line, start, (*path, kind), kind)

    def _text(self, text: str, start: int, path: Path, kind: str) -> Iterator[Site]:
        """One change of the words, one of each code span, one of each address."""
        names = frozenset(part for part in (*path[-2:], kind) if len(part) > 2)
        stripped = text.rstrip()
        for code in _CODE.finditer(text):
            instead = other(code[1])
            yield Site(kind, path, start + code.start(1), start + code.end(1), instead, names)
        for link in _LINK.finditer(text):
            instead = re.sub(r"(?=\.md|$)", "-x", link[1], count=1)
            yield Site(
                "link", path, start + link.start(1), start + link.end(1), instead, names | {"link"}
            )
        bare = re.search(r"\w[.:?]?$", re.sub(r"`[^`]*`$|\)$", "", stripped) and stripped)
        if bare and not stripped.endswith(("`", ")")):
            word = re.search(r"[\w—]+[.:?]?$", stripped)
            begin = word.start() if word else len(stripped)
            end = len(stripped)
            yield Site(kind, path, start + begin, start + end, _other_word(stripped[begin:]), names)
        elif stripped == "—":
            yield Site(kind, path, start, start + 1, "x", names)

    def _block(self, line: str, start: int, path: Path, language: str) -> Iterator[Site]:
        kind = f"{language or 'plain'} block"
        key = frozenset(re.findall(r"^\s*\"(\w+)\":", line))
        for token in _TOKEN.finditer(line):
            text = token[0]
            quoted = text[:1] in "\"'"
            instead = f"{text[0]}{other(text[1:-1] or 'x')}{text[0]}" if quoted else _number(text)
            names = frozenset(path[-2:]) | key
            yield Site(kind, path, start + token.start(), start + token.end(), instead, names)


def _other_word(word: str) -> str:
    opposite = {"yes": "no", "no": "yes", "Yes": "No", "No": "Yes"}
    return (
        opposite.get(word, "") or str(int(word) + 1)
        if word.isdigit()
        else opposite.get(word) or other(word)
    )


def _number(text: str) -> str:
    made = f"{text[:-1]}{(int(text[-1]) + 1) % 10 or 1}"
    # A number has fewer digits in a computer than some that are printed.
    return made if float(made) != float(text) else str(float(text) + 1)


def _seen(markdown: str) -> str:
    """What a reader sees of a cell or a heading."""
    text = re.sub(r"\[((?:[^\]\\]|\\.)*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"[`*]|\\(?=[^\w\s])", "", text).strip()
