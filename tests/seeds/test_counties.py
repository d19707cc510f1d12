"""Each invented county, judged by the campaign that ships, number by number."""

from __future__ import annotations

import pytest

from generator.model.ledger import Status
from generator.pipeline import State
from tests.seeds.cases import CASES
from tests.seeds.county import Case, judged, totals

Judged = tuple[Case, State]


@pytest.fixture(scope="module", params=CASES.values(), ids=list(CASES))
def county(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """One county on its day."""
    case: Case = request.param
    return case, case.state(tmp_path_factory.mktemp(case.template))


def test_every_line_is_as_expected(county: Judged) -> None:
    """A line that is missing, surplus or different fails."""
    case, state = county
    assert case.expected() == judged(state.assessment)


def test_points_passing_and_hours_are_as_expected(county: Judged) -> None:
    case, state = county
    assert case.expected_totals() == totals(state.assessment)


def test_roster_decisions_and_campaign_are_read_without_a_fault(county: Judged) -> None:
    """A row or an obligation that was left out would make the tables say less than they seem to."""
    _, state = county
    assert [] == [
        one.message
        for one in state.diagnostics
        if one.code.startswith(("PL5", "PL9")) and one.code != "PL508"
    ]


def test_the_counties_together_show_every_status() -> None:
    shown = {row[0] for case in CASES.values() for row in case.expected().values()}
    assert {one.value for one in Status} == shown
