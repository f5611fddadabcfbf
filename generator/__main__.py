"""`python -m generator`: the command line, and a short way past it when there is nothing to do."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Answer `generate` and `check` at once if nothing has changed; otherwise load the program."""
    if sys.argv[1:] in (["generate"], ["check"]):
        from generator.state import unchanged

        if unchanged(Path.cwd()):
            print("generated/ is up to date")
            return
    from generator.cli import app

    app()


if __name__ == "__main__":
    main()
