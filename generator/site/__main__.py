"""`python -m generator.site`: make the site; `make site` calls it."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.site.build import Folders, build


def main() -> None:
    """Take the folders from the command line; those left out are the project's."""
    parser = argparse.ArgumentParser(description="Make the site of what is in generated/.")
    parser.add_argument("--generated", type=Path, default=Path("generated"))
    parser.add_argument("--work", type=Path, default=Path(".cache/site"))
    parser.add_argument("--site", type=Path, default=Path("site"))
    given = parser.parse_args()
    home = Path.cwd()
    build(Folders(home, *(home / path for path in (given.generated, given.work, given.site))))
    print(f"{given.site}/index.html")


if __name__ == "__main__":
    main()
