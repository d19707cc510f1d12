"""Each invented county, judged by the campaign that ships, number by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seeds.cases import CASES
from tests.seeds.county import Case, judged


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_every_line_is_as_expected(case: Case, tmp_path: Path) -> None:
    """A line that is missing, surplus or different fails."""
    assert case.expected() == judged(case.state(tmp_path).assessment)
