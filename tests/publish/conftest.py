"""Small sites, published as a build would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.model.output import Entry
from generator.publish import Outcome, open_release

Publish = Callable[[Mapping[str, str]], Outcome]


def publish_to(output: Path, files: Mapping[str, str]) -> Outcome:
    """One whole build: every file is handed to the writer, whether it changed or not."""
    with open_release(output) as release:
        writer = release.writer()
        return release.commit({path: writer.write(path, [text.encode()]) for path, text in files.items()})


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def publish(output: Path) -> Publish:
    return lambda files: publish_to(output, files)


def tree(folder: Path) -> dict[str, str]:
    """Path → text of everything published, the manifest left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


def entries_of(output: Path) -> dict[str, Entry]:
    with open_release(output) as release:
        return dict(release.published)
