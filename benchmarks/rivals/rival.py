"""What a rival is, and what all of them need to be one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from benchmarks.rivals.submissions import Bundle


class Rival(Protocol):
    """One generator."""

    name: str
    most: int | None
    """The largest corpus on which waiting for it is worth while; a larger one is cut to this."""

    def install(self, tools: Path) -> None:
        """Into the empty folder `tools`, with the package client of its language. CalledProcessError, OSError."""

    def version(self, tools: Path) -> str:
        """As it is published."""

    def lay_out(self, bundles: Iterable[Bundle], site: Path) -> None:
        """Sources, configuration and templates into the empty folder `site`."""

    def command(self, tools: Path, site: Path, output: Path) -> list[str]:
        """Builds `site` into `output`, which is not there yet, with the pages of submissions at `r/<school>/<bundle>/`."""


def install_python(tools: Path, requirement: str) -> None:
    """A virtual environment at `tools` with one package. CalledProcessError."""
    run(sys.executable, "-m", "venv", str(tools))
    run(str(tools / "bin" / "pip"), "install", "--quiet", requirement)


def python_version(tools: Path, package: str) -> str:
    """Version of a package in the virtual environment at `tools`."""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return run(str(tools / "bin" / "python"), "-c", code).strip()


def run(*command: str) -> str:
    """Standard output of a command. CalledProcessError, OSError."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout


def write_all(folder: Path, files: dict[str, str]) -> None:
    """Texts at their paths below `folder`."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
