"""A build that has nothing to do says so at once: it stats, and repeats the last answer.

Nothing is read but the cache, and nothing is imported that makes pages: at 100,000 submissions this
is half a second, most of it the file system's.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

import generator
from generator import __version__
from generator.cache import Store
from generator.load.look import look, same
from generator.model.diagnostic import Severity
from generator.model.outcome import BuildOutcome
from generator.model.shelf import Shelf
from generator.parallel import cores
from generator.pipeline.looking import Looked, look_at_shelves
from generator.publish.manifest import release_of

CACHE = ".yanxiu"
"""Folder of the cache, beside `site_config.yml`."""
_CONTENT = ("registry", "campaigns", "pages")


class Glance(Struct, frozen=True):
    """What was seen when something had changed: the build that follows need not look again."""

    store: Store
    taken: int
    """The file system's clock before the first stat, ns."""
    looked: Looked


def unchanged(
    root: Path,
    output: Path,
    *,
    as_of: str,
    audience: str = "public",
    strict: bool = False,
    jobs: int | None = None,
) -> BuildOutcome | Glance | None:
    """The last build's answer, when a build now would publish and say the same.

    Else what was seen, or None when nothing was. `root`: folder of the configuration.
    """
    began = time.perf_counter()
    store = Store(root / CACHE)
    facts = store.facts
    last = store.last() if facts.release else None
    if (
        last is None
        or last.asked != asked(as_of, audience)
        or (strict and any(one.severity is Severity.ERROR for one in last.outcome.diagnostics))
        or release_of(output) != facts.release
        or not all(same(Path(), shelf) for shelf in last.inputs)
    ):
        return None
    taken = store.moment()
    looked = look_at_shelves(root / "content", store.shelves(), facts.doubtful, jobs or cores())
    if looked.moved:
        return Glance(store, taken, looked)
    was = last.outcome
    seconds = {"核对": time.perf_counter() - began}
    return replace(
        was, written=0, unchanged=was.unchanged + was.written, removed=0, seconds=seconds, reasons={}
    )


def asked(as_of: str, audience: str) -> tuple[str, ...]:
    """Everything that a build is given besides files. The day counts always: posts and deadlines depend on it."""
    return (__version__, sys.version, as_of, audience)


def look_at_inputs(root: Path, files: tuple[Path, ...]) -> tuple[Shelf, ...]:
    """All that a build depends on besides submissions, as the file system reports it; absolute folders.

    `files`: what the configuration was read from. A library that is installed or updated stamps the
    folder of the installed packages.
    """
    root = root.resolve()
    folders = [Path(generator.__file__).parent, root / "theme", *(root / "content" / one for one in _CONTENT)]
    packages = [Path(one) for one in sys.path if one.endswith(("site-packages", "dist-packages"))]
    return (
        *(look(Path(), str(one)) for one in folders),
        *(look(Path(), str(one.resolve()), deep=False) for one in (*packages, *files)),
    )
