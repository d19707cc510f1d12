"""What a build depends on besides the submissions, as named digests."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import generator
from generator import __version__
from generator.cache.digest import key


def environment(root: Path, config: str, audience: str, as_of: str = "") -> dict[str, str]:
    """Part → hex digest. Pages hold theme and day in their own keys; here they only say whether to look."""
    program = Path(generator.__file__).parent
    return {
        "generator": key(__version__, _facts(program, "*.py"), _facts(program, "*.yml"), _libraries()).hex(),
        "config": config,
        "registry": key(_contents(root / "content" / "registry")).hex(),
        "campaigns": key(_contents(root / "content" / "campaigns")).hex(),
        "theme": key(_facts(root / "theme", "*")).hex(),
        "pages": key(_facts(root / "content" / "pages", "*")).hex(),
        "audience": audience,
        "as_of": as_of,
    }


_MAKERS = (
    "comrak",
    "jinja2",
    "latex2mathml",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "nh3",
    "pillow",
    "pypdfium2",
    "rensa",
)
"""Libraries whose next version may make other bytes of the same content."""


def _libraries() -> str:
    return " ".join(f"{name} {version(name)}" for name in _MAKERS)


def _facts(folder: Path, pattern: str) -> str:
    """Sizes and times of the program's files: a changed program makes everything again."""
    files = sorted(one for one in folder.rglob(pattern) if one.is_file())
    return "\n".join(
        f"{one.relative_to(folder).as_posix()} {one.stat().st_size} {one.stat().st_mtime_ns}" for one in files
    )


def _contents(folder: Path) -> bytes:
    """Digest of the bytes of every file: a roster that is saved unchanged changes nothing."""
    if not folder.is_dir():
        return b""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return key(*(part for one in files for part in (one.relative_to(folder).as_posix(), one.read_bytes())))
