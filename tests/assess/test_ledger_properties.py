"""What holds for every ledger, whatever comes in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.assess.ledger import judge
from generator.assess.ledger.pieces import pieces
from generator.assess.ledger.progress import progress
from generator.model.ledger import Line, Status
from generator.model.registry import Organisation, Person, Receipt, Registry
from generator.model.submission import Author, Submission
from tests.assess.county import campaign, vocabulary

SCHOOLS, PEOPLE = ("yi", "er"), ("li", "wu", "sun")
REGISTRY = Registry(
    {
        "xian": Organisation("xian", "县", "county"),
        **{one: Organisation(one, one, "school", "xian", ("primary",)) for one in SCHOOLS},
    },
    {one: Person(one, one, SCHOOLS[at % 2], subjects=("math",)) for at, one in enumerate(PEOPLE)},
)
CAMPAIGN = campaign(
    {"id": "plan", "title": "教案", "who": "person", "what": "lesson-plan", "by": "2024-04-30", "points": 50, "late": 0.5},
    {"id": "notes", "title": "笔记", "who": "person", "what": "reading-notes", "per": "month", "by": "last friday"},
    {"id": "news", "title": "报道", "who": "school", "what": "news", "count": {"min": 2, "max": 3}, "points": 10, "partial": True},
    {"id": "groups", "title": "研课", "who": "subject", "what": "lesson-plan", "scope": "tree", "count": 2},
    pass_points=60,
)  # fmt: skip
RANK = {
    Status.DONE: 0,
    Status.LATE: 1,
    Status.REJECTED: 2,
    Status.PENDING: 3,
    Status.MISSING: 4,
}
DAYS = st.integers(0, 150).map(lambda n: (date(2024, 2, 20) + timedelta(n)).isoformat())
HANDED = st.tuples(
    st.sampled_from(["lesson-plan", "reading-notes", "news"]),
    st.sampled_from(SCHOOLS),
    st.sets(st.sampled_from(PEOPLE), max_size=2),
    DAYS,
    st.none() | DAYS,
    st.sampled_from([(), (), ("PL301",)]),
)


def _lines(handed: list[tuple[object, ...]], as_of: str, tmp: Path) -> tuple[Line, ...]:
    return _ledger(handed, as_of, tmp).lines


def _ledger(handed, as_of, tmp):  # type: ignore[no-untyped-def]
    judged, receipts = [], []
    for at, (kind, school, people, day, received, codes) in handed:
        path = f"submissions/{school}/{at}/index.md"
        authors = tuple(Author(one, one) for one in sorted(people))
        judged.append(
            (
                Submission(
                    path=path, url="", kind=kind, title="", date=day, organisation=school, authors=authors,
                    terms={"subject": ("math",)},
                ),
                codes,
            )
        )  # fmt: skip
        if received:
            receipts.append(Receipt(received, path))
    return judge(CAMPAIGN, REGISTRY, pieces(judged, receipts), vocabulary(tmp), as_of)


def _key(line: Line) -> tuple[str, str, str]:
    return line.unit, line.obligation, line.slot


@given(st.lists(HANDED, max_size=25), DAYS, st.randoms())
@settings(deadline=None, max_examples=120)
def test_the_order_in_which_things_are_read_does_not_matter(tmp_path_factory, handed, as_of, shuffle):  # type: ignore[no-untyped-def]
    tmp = tmp_path_factory.getbasetemp()
    named = list(enumerate(handed))
    other = list(named)
    shuffle.shuffle(other)
    assert _ledger(named, as_of, tmp) == _ledger(other, as_of, tmp)


@given(st.lists(HANDED, max_size=25), DAYS)
@settings(deadline=None, max_examples=120)
def test_everybody_who_owes_has_a_line_whatever_came_in(tmp_path_factory, handed, as_of):  # type: ignore[no-untyped-def]
    tmp = tmp_path_factory.getbasetemp()
    assert [_key(one) for one in _lines([], as_of, tmp)] == [
        _key(one) for one in _lines(list(enumerate(handed)), as_of, tmp)
    ]


@given(st.lists(HANDED, max_size=25), HANDED, DAYS)
@settings(deadline=None, max_examples=200)
def test_handing_in_more_never_makes_a_line_worse(tmp_path_factory, handed, more, as_of):  # type: ignore[no-untyped-def]
    """Nor takes points away, unless a quota is filled by earlier receipts."""
    tmp = tmp_path_factory.getbasetemp()
    before = {_key(one): one for one in _lines(list(enumerate(handed)), as_of, tmp)}
    after = {_key(one): one for one in _lines([*enumerate(handed), (99, more)], as_of, tmp)}
    for key, line in before.items():
        assert RANK[after[key].status] <= RANK[line.status], key
        assert after[key].points >= line.points


@given(st.lists(HANDED, max_size=25), DAYS)
@settings(deadline=None, max_examples=120)
def test_progress_counts_every_line_once(tmp_path_factory, handed, as_of):  # type: ignore[no-untyped-def]
    ledger = _ledger(list(enumerate(handed)), as_of, tmp_path_factory.getbasetemp())
    counts = progress(ledger, REGISTRY).counts
    for obligation in CAMPAIGN.obligations:
        lines = [one for one in ledger.lines if one.obligation == obligation.id]
        whole = counts["", obligation.id]
        assert len(lines) == whole.owed + whole.exempt
        assert whole.owed == sum(
            counts[school, obligation.id].owed for school in SCHOOLS if (school, obligation.id) in counts
        )
        assert sum(one.status in (Status.DONE, Status.LATE) for one in lines) == whole.complete


@given(st.lists(HANDED, max_size=25), DAYS)
@settings(deadline=None, max_examples=120)
def test_a_later_day_only_turns_pending_into_missing_when_nothing_comes_in(tmp_path_factory, handed, as_of):  # type: ignore[no-untyped-def]
    tmp = tmp_path_factory.getbasetemp()
    all_in = [(at, (*one[:3], "2024-03-01", "2024-03-01", one[5])) for at, one in enumerate(handed)]
    early, late = _lines(all_in, max(as_of, "2024-03-01"), tmp), _lines(all_in, "2024-12-31", tmp)
    for one, other in zip(early, late, strict=True):
        if one.status is not other.status:
            assert (Status.PENDING, Status.MISSING) == (one.status, other.status)
