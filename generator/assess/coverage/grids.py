"""Grids: submissions counted by two things, against what the roster leads one to expect. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from operator import attrgetter

from generator.assess.coverage.standing import Standing
from generator.assess.coverage.tally import Keys, Tally
from generator.model.areas import SCHOOL
from generator.model.assessment import Grid
from generator.model.campaign import PERSON, SUBJECT, Campaign
from generator.model.site import SiteConfig

Cell = tuple[str, str]
Labels = Mapping[str, str]
ASKED = frozenset({SCHOOL, PERSON, SUBJECT})
"""Levels whose obligations are a school's own."""
ANY = ""
"""Column of a month's grid: in whatever form."""
_TAUGHT = {"subject": attrgetter("subjects"), "stage": attrgetter("stages"), "tier": attrgetter("tiers")}
"""Taxonomy → its keys of a post."""


def by_terms(name: str, rows: str, columns: str, counted: Tally, stood: Standing, site: SiteConfig) -> Grid:
    """Two taxonomies; expected where somebody in post has both."""
    counts = _spread((one.terms[rows], one.terms[columns], one.number) for one in counted.alike)
    taught = {(_TAUGHT[rows](one), _TAUGHT[columns](one)) for one in stood.posts}
    expected = frozenset(cell for both in taught for cell in product(*both))
    used_rows, used_columns = _used(counts, expected)
    return Grid(
        name, f"{site.taxonomies[rows].label} × {site.taxonomies[columns].label}", rows, columns,
        _ordered(used_rows, terms(site, rows)), _ordered(used_columns, terms(site, columns)), counts, expected,
    )  # fmt: skip


def by_area(counted: Tally, stood: Standing, site: SiteConfig) -> Grid | None:
    """Areas × subjects; None where the roster has no areas."""
    if not stood.areas.level or "subject" not in site.taxonomies:
        return None
    of = stood.areas.of
    counts = _spread((one.area, one.terms["subject"], one.number) for one in counted.alike)
    expected = frozenset(
        (of[one.organisation], key) for one in stood.posts if one.organisation in of for key in one.subjects
    )
    used_rows, used_columns = _used(counts, expected)
    level = site.levels.get(stood.areas.level, stood.areas.level)
    return Grid(
        "county-subject", f"{level} × {site.taxonomies['subject'].label}", "organisation", "subject",
        tuple(row for row in stood.areas.rows if row[0] in used_rows),
        _ordered(used_columns, terms(site, "subject")), counts, expected,
    )  # fmt: skip


def by_school(counted: Tally, stood: Standing, site: SiteConfig, campaign: Campaign | None) -> Grid:
    """Schools × kinds in use or asked for; a kind is expected where the campaign asks for it. Names schools."""
    counts: Counter[Cell] = Counter()
    for (where, kind), number in counted.kinds.items():
        if (school := stood.school_of.get(where)) in stood.schools:
            counts[school, kind] += number
    asked = _asked(site, campaign)
    used = {kind for _, kind in counts} | asked
    kinds = [(slug, kind.label) for slug, kind in site.kinds.items() if slug in used]
    expected = frozenset((school, kind) for school in stood.schools for kind in asked)
    rows = tuple((one.id, one.name) for one in stood.schools.values())
    title = f"{site.levels.get('school', '学校')} × 材料"
    return Grid("school-kind", title, "organisation", "kind", rows, tuple(kinds), counts, expected)


def _asked(site: SiteConfig, campaign: Campaign | None) -> set[str]:
    """Kinds of which a school or its teachers owe some: where any of several will do, none is a gap by itself."""
    found = {
        one.what.kinds[0]
        for one in (campaign.obligations if campaign else ())
        if one.owed and len(one.what.kinds) == 1 and any(ASKED & set(who.level) for who in one.who)
    }
    return found & site.kinds.keys()


def by_month(counted: Tally, campaign: Campaign, site: SiteConfig, day: str) -> Grid:
    """Months of a campaign × the forms that are asked in some month; other forms share one column.

    A month without a form of its own expects anything at all. Months to come expect nothing yet.
    """
    asked = {one.month: one.kinds for one in campaign.themes}
    counts: Counter[Cell] = Counter()
    for one in counted.submissions:
        month = one.date[:7]
        if month in asked:
            counts[month, one.kind if one.kind in asked[month] else ANY] += 1
    kinds = [slug for slug in site.kinds if any(slug in one for one in asked.values())]
    expected = frozenset(
        (month, kind) for month, kinds in asked.items() if month <= day[:7] for kind in kinds or (ANY,)
    )
    rows = tuple((one.month, f"{_month(one.month)} {one.title}") for one in campaign.themes)
    columns = (*((slug, site.kinds[slug].label) for slug in kinds), (ANY, "其他形式" if kinds else "成果"))
    return Grid("month-theme", "月份 × 主题", "month", "kind", rows, columns, counts, expected)


def terms(site: SiteConfig, taxonomy: str) -> Labels:
    """Slug → label in declared order."""
    return {one.slug: one.label for one in site.taxonomies[taxonomy].terms}


def _month(month: str) -> str:
    """`2024-04` → `2024年4月`."""
    return f"{month[:4]}年{int(month[5:7])}月"


def _spread(crossings: Iterable[tuple[Keys, Keys, int]]) -> Counter[Cell]:
    """What has several keys is counted in the cell of each."""
    counts: Counter[Cell] = Counter()
    for rows, columns, number in crossings:
        for cell in product(rows, columns):
            counts[cell] += number
    return counts


def _used(counts: Counter[Cell], expected: Iterable[Cell]) -> tuple[set[str], set[str]]:
    cells = {*counts, *expected}
    return {row for row, _ in cells}, {column for _, column in cells}


def _ordered(used: set[str], labels: Labels) -> tuple[tuple[str, str], ...]:
    """Declared terms in their order, then what nobody declared."""
    return tuple(_pairs(used, labels))


def _pairs(used: set[str], labels: Labels) -> Iterator[tuple[str, str]]:
    yield from ((key, label) for key, label in labels.items() if key in used)
    yield from ((key, key) for key in sorted(used - labels.keys()))
