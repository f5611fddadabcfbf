"""Other generators of Python, in a virtual environment of their own, on our OpenAPI document."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measure import Usage, run

PACKAGES = (
    "openapi-python-client==0.29.1",
    "datamodel-code-generator==0.89.0",
    "ruff==0.17.5",
    "black==26.10.1",
)

CLIENT = "openapi-python-client"
MODELS = "datamodel-code-generator"
MODELS_BUILTIN = "datamodel-code-generator, builtin"

PEERS = (CLIENT, MODELS, MODELS_BUILTIN)

NOTES = {
    CLIENT: "a client with models; default hooks (ruff)",
    MODELS: "models only; default formatter (black, isort)",
    MODELS_BUILTIN: "models only; --formatters builtin",
}


@dataclass(frozen=True, slots=True)
class Peers:
    """The virtual environment of the peers."""

    home: Path

    def install(self) -> None:
        """Make the environment and install the packages, unless that was done before."""
        ready = self.home / "packages.txt"
        wanted = "\n".join(PACKAGES)
        if ready.exists() and ready.read_text(encoding="utf-8") == wanted:
            return
        print(f"installing {', '.join(PACKAGES)} into {self.home}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", self.home], check=True)
        pip = [f"{self.home}/bin/python", "-m", "pip", "install", "-qq"]
        subprocess.run([*pip, "--disable-pip-version-check", *PACKAGES], check=True)
        ready.write_text(wanted, encoding="utf-8")

    def generate(self, peer: str, document: Path, folder: Path) -> Usage:
        """Let a peer generate into a new folder."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        path = os.pathsep.join([str(self.home / "bin"), os.environ.get("PATH", "")])
        return run(self._command(peer, document), folder, {"PATH": path})

    def _command(self, peer: str, document: Path) -> list[str]:
        programs, path = f"{self.home}/bin", str(document)
        if peer == CLIENT:
            command = [f"{programs}/openapi-python-client", "generate", "--path", path]
            return [*command, "--output-path", "client"]
        models = [f"{programs}/datamodel-codegen", "--input", path, "--input-file-type", "openapi"]
        options = ["--output", "models.py", "--output-model-type", "pydantic_v2.BaseModel"]
        if peer == MODELS_BUILTIN:
            options += ["--formatters", "builtin"]
        return [*models, *options]
