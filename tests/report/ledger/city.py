"""A small invented city whose ledger is written by hand: every status, a slot by month, one by subject."""

from __future__ import annotations

from collections import Counter

from generator.model.assessment import Assessment
from generator.model.campaign import Amount, Campaign, Hours, Obligation, What, Who
from generator.model.kind import Taxonomy, Term
from generator.model.ledger import Counts, Ledger, Line, Progress, Rejected, Score, Status, Unit
from generator.model.registry import Organisation, Person, Registry
from generator.model.site import SiteConfig, SiteInfo
from generator.report.ledger.books import Books, books

AS_OF = "2024-05-06"
SITE = SiteConfig(
    site=SiteInfo(name="云山市成果库", url="https://example.edu.cn/"),
    levels={"city": "市", "county": "县", "school": "学校"},
    taxonomies={
        "tier": Taxonomy(label="阶梯", terms=(Term(slug="first", label="初阶"),)),
        "subject": Taxonomy(label="领域", terms=(Term(slug="a", label="甲领域"), Term(slug="b", label="乙领域"))),
    },
)  # fmt: skip
REGISTRY = Registry(
    organisations={
        "ys": Organisation("ys", "云山市", "city"),
        "qx": Organisation("qx", "清溪县", "county", "ys"),
        "qx1": Organisation("qx1", "清溪一校", "school", "qx", aliases=("一校",)),
        "qx2": Organisation("qx2", "清溪二校", "school", "qx"),
        "ys1": Organisation("ys1", "云山直属校", "school", "ys"),
    },
    people={
        "p1": Person("p1", "吴一", "qx1", tier="first"),
        "p2": Person("p2", '=HYPERLINK("http://x")', "qx1"),
        "p3": Person("p3", "郑三", "ys1"),
    },
)
CAMPAIGN = Campaign(
    slug="spring", title="春季研修", start="2024-03-01", end="2024-05-31",
    obligations=(
        Obligation(id="plan", title="方案", who=(Who(level=("school",)),), what=What(), by="2024-04-10",
                   start="", source="云山教〔2024〕3号"),
        Obligation(id="monthly", title="月报", who=(Who(level=("school",)),), what=What(), per="month",
                   months=("2024-04", "2024-05"), by="last friday", start=""),
        Obligation(id="talk", title="研讨", who=(Who(level=("school",)),), what=What(), per="subject", start=""),
        Obligation(id="essay", title="随笔", who=(Who(level=("person",)),), what=What(),
                   count=(Amount(min=2),), by="2024-05-20", start=""),
    ),
    pass_points=60,
    hours=Hours(target=12),
)  # fmt: skip


def line(unit: str, obligation: str, status: Status, due: str, **rest: object) -> Line:
    return Line(unit=unit, obligation=obligation, status=status, due=due, **{"needed": 1, **rest})  # type: ignore[arg-type]


UNITS = {
    one.key: one
    for one in (
        Unit("organisation:qx1", "organisation", "清溪一校", "qx1", "school"),
        Unit("person:p1", "person", "吴一", "qx1"),
        Unit("person:p2", "person", '=HYPERLINK("http://x")', "qx1"),
        Unit("organisation:qx2", "organisation", "清溪二校", "qx2", "school"),
        Unit("organisation:ys1", "organisation", "云山直属校", "ys1", "school"),
        Unit("person:p3", "person", "郑三", "ys1"),
    )
}
BAD = Rejected("submissions/qx1/b/index.md", ("PL301", "字数 812，应有 1000"))
LINES = (
    line("organisation:qx1", "plan", Status.DONE, "2024-04-10", counted=1, pieces=("submissions/qx1/a/index.md",)),
    line("organisation:qx1", "monthly", Status.LATE, "2024-04-26", slot="2024-04", counted=1, late=1),
    line("organisation:qx1", "monthly", Status.PENDING, "2024-05-31", slot="2024-05"),
    line("organisation:qx1", "talk", Status.DONE, "2024-05-01", slot="a", counted=1),
    line("organisation:qx1", "talk", Status.MISSING, "2024-05-01", slot="b"),
    line("person:p1", "essay", Status.REJECTED, "2024-05-20", needed=2, counted=1, guessed=1, rejected=(BAD,)),
    line("person:p2", "essay", Status.PENDING, "2024-05-20", needed=2),
    line("organisation:qx2", "plan", Status.MISSING, "2024-04-10"),
    line("organisation:qx2", "monthly", Status.MISSING, "2024-04-26", slot="2024-04"),
    line("organisation:qx2", "monthly", Status.PENDING, "2024-05-31", slot="2024-05"),
    line("organisation:ys1", "plan", Status.EXEMPT, "2024-04-10", reason="整体搬迁"),
    line("organisation:ys1", "monthly", Status.NOT_APPLICABLE, "2024-04-26", slot="2024-04", reason="没有要求"),
    line("person:p3", "essay", Status.DONE, "2024-05-20", needed=2, counted=2, points=30, hours=4),
)  # fmt: skip
LEDGER = Ledger(
    "spring", AS_OF, UNITS, LINES,
    {
        "person:p1": Score(points=10, possible=100, passed=False, hours=2, hours_target=12),
        "person:p3": Score(points=80, possible=100, passed=True, hours=12, hours_target=12),
    },
)  # fmt: skip


def counted(ledger: Ledger, registry: Registry) -> Progress:
    """Counts at and below each organisation, as the stage `assess` finds them."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for one in ledger.lines:
        home = ledger.units[one.unit].organisation
        for name in ("", *(each.id for each in registry.lineage(home))):
            found.setdefault((name, one.obligation), Counter())[one.status.value] += 1
    return Progress(
        ledger.campaign,
        ledger.as_of,
        {key: Counts(**{k: n for k, n in c.items() if k != "not-applicable"}) for key, c in found.items()},
    )


def city(*ledgers: Ledger, campaigns: tuple[Campaign, ...] = (CAMPAIGN,)) -> Books:
    """The books of the city."""
    kept = ledgers or (LEDGER,)
    assessment = Assessment(as_of=AS_OF, progress=tuple(counted(one, REGISTRY) for one in kept), ledgers=kept)
    return books(SITE, REGISTRY, campaigns, assessment, {"PL301": "缺少必填部分"})
