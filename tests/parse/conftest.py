from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.parse.sections import find_sections

LinesOf = Callable[[str, str], str]


@pytest.fixture(scope="session")
def school_training(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """The built-in profile."""
    path: Path = tmp_path_factory.mktemp("site") / "site_config.yml"
    path.write_text("extends: school-training\n", "utf-8")
    site = load_config(path).site
    assert site is not None
    return Vocabulary(site)


@pytest.fixture(scope="session")
def lines_of(school_training: Vocabulary) -> LinesOf:
    """(kind, body) → what was found, as `line section` a line."""

    def found(kind: str, body: str) -> str:
        sections = find_sections(body, 1, school_training.section_names(kind)).found
        return "\n".join(f"{one.line} {'+'.join(one.headings)}" for one in sections)

    return found
