from __future__ import annotations

from pathlib import Path

import pytest

from tests.assess.county import County


@pytest.fixture
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    """One city, one county, two schools."""
    return (
        County(_folder(tmp_path_factory))
        .organisation("shi", "city")
        .organisation("xian", "county", "shi")
        .organisation("yixiao", "school", "xian", "primary")
        .organisation("erzhong", "school", "xian", "junior")
    )


def _folder(factory: pytest.TempPathFactory) -> Path:
    return factory.getbasetemp()
