"""Facts in generated Python: values, types, parameters, members and docstrings, by the syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tests.mutants import syntax
from tests.mutants.mutant import PACKAGE, Mutant, Site, other

_SPAN = re.compile(r"`[^`\n]+`|https?://[^\s`)]+")


class Finder:
    """The mutants of one module."""

    def __init__(self, product: str, file: str, text: str, owners: dict[str, set[str]]) -> None:
        self.product, self.file, self.text, self.owners = product, file, text, owners
        self.tree = ast.parse(text)
        self.lines = [0]
        for line in text.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.ascii = text.isascii()
        classes = [node for node in self.tree.body if isinstance(node, ast.ClassDef)]
        self.bases = sorted({ast.unparse(base) for node in classes for base in node.bases})
        self.imported = syntax.imported(ast.walk(self.tree))
        self.roles = syntax.roles(self.tree)
        self.optional = syntax.optional(self.tree)

    def mutants(self) -> Iterator[Mutant]:
        """A mutant for each fact."""
        yield from (self._mutant(site) for site in self._block(self.tree, ()))

    def _mutant(self, site: Site) -> Mutant:
        owners: set[str] = set()
        for step in filter(None, site.path):
            owners |= self.owners.get(step, {step})
        return site.mutant(self.product, self.file, self.text, owners, self._sort(site.path))

    def _sort(self, path: tuple[str, ...]) -> str:
        """The folder, or the module if it is the only one of its sort, how far in, and the flavour."""
        folder, _, module = self.file.rpartition("/")
        where = module if folder.endswith(PACKAGE) or module.startswith("_") else folder
        return f"{where}: {len(path)} {path[:1] and path[0].startswith('Async')}"

    # -- statements ----------------------------------------------------------------------------

    def _block(self, holder: Any, path: tuple[str, ...]) -> Iterator[Site]:
        for index, node in enumerate(holder.body):
            following = holder.body[index + 1] if index + 1 < len(holder.body) else None
            match node:
                case ast.ClassDef():
                    yield from self._class(node, (*path, node.name))
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    yield from self._function(node, (*path, node.name))
                case ast.Assign() | ast.AnnAssign():
                    yield from self._assigned(node, following, path, holder)
                case ast.ImportFrom(module=str()) if self.file.endswith(".pyi"):
                    for name in node.names:
                        yield self._replace("import", (*path, name.name), name, other(name.name))
                case ast.Expr(value=ast.Constant(value=str())):
                    name = syntax.target(holder.body[index - 1]) if index else ""
                    yield from self._docstring(node, (*path, *filter(None, [name])))

    def _class(self, node: ast.ClassDef, path: tuple[str, ...]) -> Iterator[Site]:
        for base in node.bases:
            yield from self._types("base", base, path, self.bases)
        yield from self._block(node, path)

    def _assigned(
        self, node: ast.Assign | ast.AnnAssign, following: Any, path: tuple[str, ...], holder: Any
    ) -> Iterator[Site]:
        name = syntax.target(node)
        if not name or name == "TYPE_CHECKING":
            return
        where = (*path, name)
        in_class = isinstance(holder, ast.ClassDef)
        if in_class and len(holder.body) > 2:
            has_text = isinstance(following, ast.Expr)
            last = following if has_text else node
            yield Site(
                "member", where, self._line(node), self._end(last), "pass", frozenset([name])
            )
            start = self._start(node)
            renamed = Site("name", where, start, start + len(name), other(name))
            yield renamed
        if isinstance(node, ast.AnnAssign):
            yield from self._types("type", node.annotation, where)
            yield from self._values(node.annotation, where, "limit")
        if node.value is not None:
            is_type = isinstance(node, ast.AnnAssign) and "TypeAlias" in ast.unparse(
                node.annotation
            )
            if is_type or (not in_class and isinstance(node.value, ast.Subscript)):
                yield from self._types("type", node.value, where)
            if in_class and isinstance(node, ast.AnnAssign):
                before = self._end(node.annotation)
                yield Site("default", where, before, self._end(node), "", frozenset([name]))
            yield from self._values(node.value, where, "value")

    def _function(self, node: syntax.Function, path: tuple[str, ...]) -> Iterator[Site]:
        for decorator in node.decorator_list:
            start = self._start(decorator) - 1
            if isinstance(decorator, ast.Call):
                text = frozenset(["deprecat"])
                yield Site("decorator", path, start, self._end(decorator), "", text)
                yield from self._values(decorator, path, "decorator")
        for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
            where, names = (*path, argument.arg), frozenset([argument.arg])
            if default is not None:
                end = self._end(default)
                yield Site("default", where, self._end(argument), end, "", names)
            elif not syntax.needs_order(node, argument):
                yield Site(
                    "default", where, self._end(argument), self._end(argument), " = None", names
                )
            if argument.annotation is not None:
                yield from self._types("type", argument.annotation, where)
        # A function of the module's own is the same for any spec.
        is_own = node.name.startswith("_") and len(path) == 1
        if node.returns is not None and not isinstance(node.returns, ast.Constant) and not is_own:
            yield from self._types("result", node.returns, path)
        for statement in node.body:
            if syntax.is_text(statement):
                yield from self._docstring(statement, path)
            elif isinstance(statement, ast.Return) and statement.value is not None:
                yield from self._values(statement.value, path, "value")

    # -- expressions ---------------------------------------------------------------------------

    def _types(
        self, kind: str, node: ast.expr, path: tuple[str, ...], known: list[str] | None = None
    ) -> Iterator[Site]:
        """Another type for each that is named, and each alternative left out."""
        names = self.imported if known is None else known
        for inner in syntax.without_calls(node):
            if isinstance(inner, ast.BinOp):
                start, end = self._start(inner.left), self._end(inner.right)
                yield Site(f"{kind} or", path, start, end, ast.unparse(inner.left))
            elif isinstance(inner, ast.Name) and (instead := self._other_name(inner.id, names)):
                yield self._replace(kind, path, inner, instead)

    def _other_name(self, name: str, names: list[str]) -> str:
        """The next of the names that this one could be; empty if there is none. A generic class can stand for
        another only, and what is called or inherited from is no type of a value."""
        alike = [each for each in names if self.roles.get(each) == self.roles.get(name)]
        if name not in alike or len(alike) < 2:
            return ""
        return alike[(alike.index(name) + 1) % len(alike)]

    def _values(self, node: ast.AST, path: tuple[str, ...], kind: str) -> Iterator[Site]:
        match node:
            case ast.Constant(value=bool() | int() | float() | str()):
                yield self._replace(kind, path, node, repr(other(node.value)))
            case ast.UnaryOp(operand=ast.Constant(value=int())):
                yield self._replace(kind, path, node, ast.unparse(node.operand))
            case ast.Dict():
                yield from self._entries(node, path, kind)
            case ast.Tuple() | ast.List():
                for item in node.elts:
                    yield from self._listed(kind, path, node, item)
                    yield from self._values(item, path, kind)
            case ast.Call():
                yield from self._call(node, path, kind)
            case ast.Subscript():
                yield from self._values(node.slice, path, kind)
            case ast.BinOp():
                yield from self._values(node.left, path, kind)
                yield from self._values(node.right, path, kind)
            case ast.Await():
                yield from self._values(node.value, path, kind)

    def _call(self, node: ast.Call, path: tuple[str, ...], kind: str) -> Iterator[Site]:
        name = ast.unparse(node.func)
        if name.startswith("_") and len(node.args) == 1 and not node.keywords:
            inner = ast.unparse(node.args[0])
            yield self._replace("conversion", path, node, inner)
        for argument in node.args:
            if name == "Call" and argument is node.args[-1]:
                yield from self._result(argument, path)
            yield from self._values(argument, path, kind if kind == "limit" else name)
        for keyword in node.keywords:
            where = (*path, str(keyword.arg))
            if keyword.arg in self.optional.get(name, ()):
                yield self._left_out(str(keyword.arg), where, keyword)
            yield from self._values(keyword.value, where, str(keyword.arg))

    def _result(self, node: ast.expr, path: tuple[str, ...]) -> Iterator[Site]:
        """What an answer is read as."""
        for inner in ast.walk(node):
            if isinstance(inner, ast.BinOp):
                yield self._replace("result or", path, inner, ast.unparse(inner.left))
            elif isinstance(inner, ast.Name) and (
                instead := self._other_name(inner.id, self.imported)
            ):
                yield self._replace("result", path, inner, instead)

    def _entries(self, node: ast.Dict, path: tuple[str, ...], kind: str) -> Iterator[Site]:
        for key, value in zip(node.keys, node.values, strict=True):
            if not isinstance(key, ast.Constant):
                continue
            where, names = (*path, str(key.value)), frozenset([str(key.value)])
            start, end = self._start(key), self._past(self._end(value))
            yield Site(f"{kind} entry", where, start, end, "", names)
            yield self._replace(f"{kind} key", where, key, repr(other(key.value)))
            yield from self._values(value, where, kind)
            if isinstance(value, ast.Subscript | ast.Attribute | ast.BinOp):
                yield from self._types("type", value, where)

    def _listed(
        self, kind: str, path: tuple[str, ...], holder: Any, item: ast.expr
    ) -> Iterator[Site]:
        if len(holder.elts) > 2:
            yield self._left_out(f"{kind} item", path, item)

    def _left_out(self, kind: str, path: tuple[str, ...], node: Any) -> Site:
        return Site(kind, path, self._start(node), self._past(self._end(node)), "")

    def _replace(self, kind: str, path: tuple[str, ...], node: Any, text: str) -> Site:
        names = frozenset(path[-1:])
        return Site(kind, path, self._start(node), self._end(node), text, names)

    def _docstring(self, node: Any, path: tuple[str, ...]) -> Iterator[Site]:
        """The first sentence, and all code and addresses of a docstring."""
        start, end = self._start(node), self._end(node)
        text, names = self.text[start:end], frozenset({*path[-1:], "docstring"})
        if first := re.search(r"\w\.(?=\s|\"\"\")", text):
            yield Site(
                "docstring",
                path,
                start + first.end() - 1,
                start + first.end(),
                " otherwise.",
                names,
            )
        for found in _SPAN.finditer(text):
            stop = found.end() - found[0].endswith("`")
            yield Site("docstring", path, start + stop - 1, start + stop, "_", names)
        for found in re.finditer(r"^ {8,12}(\w+):(?= )", text, flags=re.M):
            more = names | {found[1]}
            yield Site("docstring", path, start + found.end(1) - 1, start + found.end(1), "X", more)

    # -- places --------------------------------------------------------------------------------

    def _start(self, node: Any) -> int:
        return self._offset(node.lineno, node.col_offset)

    def _end(self, node: Any) -> int:
        return self._offset(node.end_lineno, node.end_col_offset)

    def _line(self, node: Any) -> int:
        return self._start(node)

    def _offset(self, line: int, column: int) -> int:
        start = self.lines[line - 1]
        if self.ascii:
            return start + column
        return start + len(self.text[start:].split("\n", 1)[0].encode()[:column].decode())

    def _past(self, end: int) -> int:
        """Where what follows begins, a comma passed over."""
        found = re.compile(r"\s*,").match(self.text, end)
        return found.end() if found else end


def finder_owners(
    paths: dict[str, list[str]], names: Iterable[str], file: str
) -> dict[str, set[str]]:
    """The names of a module that stand for something people know: a function for its method."""
    owners = {name: {name} for name in names}
    stem = file.rpartition("/")[2].removesuffix(".py")
    for method, steps in paths.items():
        if "_".join(steps[:-1]) == stem:
            last = steps[-1]
            pascal = "".join(word.capitalize() for step in steps for word in step.split("_"))
            for spelt in (last, f"_checks_of_{last}", f"_PAGING_OF_{last.upper()}"):
                owners.setdefault(spelt, set()).add(method)
            for prefix in ("", "Async"):
                owners.setdefault(f"{prefix}{pascal}Method", set()).add(method)
    return owners
