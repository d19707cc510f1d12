"""The profile as a site of three words gets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.model.site import SiteConfig


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteConfig:
    path: Path = tmp_path_factory.mktemp("site") / "site_config.yml"
    path.write_text("extends: school-training\n", "utf-8")
    loaded = load_config(path)
    assert loaded.faults == ()
    assert loaded.site is not None
    return loaded.site


@pytest.fixture(scope="session")
def vocabulary(site: SiteConfig) -> Vocabulary:
    return Vocabulary(site)
