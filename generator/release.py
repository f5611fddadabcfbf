"""`generated/` -> `dist/`: packages of the client, archives, checksums; the same bytes at each build.

It runs with the packages of `requirements-dist.txt` and nothing else of ours.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

HOME = Path(__file__).resolve().parent.parent

SUMS = "SHA256SUMS"
EPOCH = "SOURCE_DATE_EPOCH"
FIRST_DATE = 315532800
"""The first second that a zip file can tell."""


def version() -> str:
    """The version of the spec, as the generated package has it."""
    project = tomllib.loads((HOME / "generated/python/pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def build(target: Path, site: Path | None) -> None:
    """Fill a folder with everything that is published; what an earlier build left there goes."""
    if not is_ours(target):
        hint = "name another one, or empty it yourself"
        raise SystemExit(f"{target} is there and has no {SUMS}, so no build has made it: {hint}")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    # Already now, so that a build that was broken off can be repeated.
    (target / SUMS).touch()
    packages(target)
    name = f"bitrix24-openapi-{version()}"
    archive(target / f"{name}.zip", name, HOME / "generated/openapi")
    if site is not None:
        name = f"bitrix24-site-{version()}"
        archive(target / f"{name}.zip", name, site)
    made = (path for path in sorted(target.iterdir()) if path.name != SUMS)
    lines = (f"{_sum(path)}  {path.name}\n" for path in made)
    (target / SUMS).write_text("".join(lines), encoding="utf-8")


def is_ours(target: Path) -> bool:
    """Whether nothing is lost with a folder: there is none, it is empty, or a build has filled it."""
    if not target.is_dir():
        return not target.exists()
    return (target / SUMS).is_file() or not any(target.iterdir())


def packages(target: Path) -> None:
    """Source distribution and wheel of the client, with the licence, which stands once in the repository."""
    with TemporaryDirectory(prefix="dist-") as folder:
        stage = Path(folder) / "client"
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", "dist", "build")
        shutil.copytree(HOME / "generated/python", stage, ignore=ignored)
        shutil.copy(HOME / "LICENSE", stage)
        command = ("-m", "build", "--no-isolation", "--outdir", str(target), str(stage))
        done = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"the packages cannot be built:\n{done.stdout}{done.stderr}")


def archive(path: Path, name: str, folder: Path) -> None:
    """Everything below a folder, and the licence, as a zip file that holds one folder."""
    seconds = max(int(os.environ[EPOCH]), FIRST_DATE)
    date = time.gmtime(seconds)[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for inside, file in [("LICENSE", HOME / "LICENSE"), *_files(folder)]:
            entry = zipfile.ZipInfo(f"{name}/{inside}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            made.writestr(entry, file.read_bytes())


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), path


def _sum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Build and tell what was built."""
    parser = argparse.ArgumentParser(prog="python -m generator.release", description=__doc__)
    parser.add_argument("--out", type=Path, default=HOME / "dist", help="folder to fill (dist)")
    parser.add_argument("--site", type=Path, help="folder with the site; absent: no archive of it")
    asked = parser.parse_args()
    if not os.environ.get(EPOCH, "").isdigit():
        hint = "as that of the last commit: use `make dist` in a clone"
        parser.error(f"{EPOCH} has to be a time in seconds, {hint}")
    build(asked.out, asked.site)
    for path in sorted(asked.out.iterdir()):
        print(f"{path.stat().st_size:>9}  {path.name}")


if __name__ == "__main__":
    main()
