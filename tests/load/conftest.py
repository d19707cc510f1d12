"""The built-in profile's vocabulary, and a registry folder from texts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.load.registry import Roster, load_registry
from generator.model.site import SiteConfig

SAMPLE = Path(__file__).parents[2] / "site_config.yml"


@cache
def profile() -> SiteConfig:
    site = load_config(SAMPLE).site
    assert site is not None
    return site


@pytest.fixture
def words() -> Vocabulary:
    return Vocabulary(profile())


@pytest.fixture
def roster_of(tmp_path: Path, words: Vocabulary) -> Callable[[dict[str, str | bytes]], Roster]:
    """Lays files below `registry/` and reads them."""

    def read(files: dict[str, str | bytes]) -> Roster:
        folder = tmp_path / "registry"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return load_registry(tmp_path, words)

    return read
