"""An invented library: sixty submissions of several kinds in seven schools, with small pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from generator.assess.coverage import coverage
from generator.assess.ledger.disclosure import disclosed
from generator.assess.ledger.progress import progress
from generator.assess.matrix import matrix
from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.index.catalogue import build_catalogue
from generator.model.assessment import Assessment
from generator.model.campaign import Campaign, MonthTheme, Obligation, Phase
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Severity
from generator.model.document import Heading
from generator.model.ledger import Ledger, Line, Rejected, Status, Unit
from generator.model.output import Page
from generator.model.registry import Featured, Organisation, Person, Registry
from generator.model.rule import RuleDoc
from generator.model.site import SiteConfig
from generator.model.submission import Attachment, Author, Picture, Submission
from generator.render.plan import plan
from generator.render.shell import Shells, build_shells

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
HOSTILE = "<script>alert('标题')</script>\"'&amp;{{ 7*7 }}\ue000\ue004"
"""A title that is harmless only when everything is escaped."""

_SITE = """
site:
  name: 云溪市研修成果库
  url: https://library.example/
  owner: 云溪市教育局
  icp: 云ICP备0000号
extends: school-training
"""
_PARENTS = {
    "city": "",
    "county-a": "city",
    "county-b": "city",
    "zone-a": "county-a",
    "school-a": "zone-a",
    "school-b": "zone-a",
    "school-c": "county-b",
    "school-d": "county-b",
}
_LEVELS = {"city": "city", "county": "county", "zone": "zone", "school": "school"}
_SCHOOLS = ("school-a", "school-b", "school-c", "school-d")
_KINDS = ("lesson-plan", "teaching-reflection", "courseware", "briefing", "news", "lesson-plan")
_SUBJECTS = ("chinese", "math", "english", "physics")
_TIERS = ("rising-star", "able-teacher", "backbone", "master")
_GRADES = {"primary": "grade-6", "junior": "grade-7"}


def registry() -> Registry:
    """One city, two counties, one zone, four schools, eight people, two recognitions."""
    organisations = {
        key: Organisation(key, f"云溪{key}", _LEVELS[key.partition("-")[0]], parent, ("primary",))
        for key, parent in _PARENTS.items()
    }
    people = {
        f"p{at}": Person(
            f"p{at}",
            f"老师{'甲乙丙丁戊己庚辛'[at]}",
            _SCHOOLS[at % 4],
            _TIERS[at % 4],
            "primary",
            (_SUBJECTS[at % 4],),
            mentor="p0" if at else "",
        )
        for at in range(8)
    }
    featured = (
        Featured(path(1), "city", "first-prize", "市教研室", "2024-05-08", "可直接借用。"),
        Featured(path(2), "school", "", "", "2024-05-09"),
    )
    return Registry(organisations, people, featured=featured)


def path(at: int) -> str:
    """Source path of the submission with this number."""
    return f"submissions/{_SCHOOLS[at % 4]}/bundle-{at}/index.md"


def submission(at: int, **changes: object) -> Submission:
    """The invented submission with this number."""
    folder = path(at).rpartition("/")[0]
    stage = "primary" if at % 3 else "junior"
    kind = _KINDS[at % len(_KINDS)]
    values: dict[str, object] = {
        "path": path(at),
        "url": f"r/{_SCHOOLS[at % 4]}/bundle-{at}/",
        "kind": kind,
        "title": f"第{at}课的研究" if at != 5 else HOSTILE,
        "summary": f"关于第{at}课的两句话。" * 3,
        "date": f"2024-{at % 12 + 1:02}-{at % 28 + 1:02}",
        "organisation": _SCHOOLS[at % 4],
        "authors": (Author(f"老师{'甲乙丙丁戊己庚辛'[at % 8]}", f"p{at % 8}"),),
        "terms": {
            "subject": (_SUBJECTS[at % 4 if at % 5 else 1],),
            "tier": (_TIERS[at % 3],),
            "stage": (stage,),
            "grade": (_GRADES[stage],),
            "volume": ("first",),
            "campaign": ("spring",) if at % 2 else (),
            "tag": ("数形结合", f"标签{at % 3}"),
        },
        "fields": {
            "unit": f"第{at % 5}单元",
            **({"issue": str(at), "host": "教导处"} if kind == "briefing" else {}),
        },
        "attachments": (
            Attachment(f"{folder}/教案 {at}.docx", f"教案 {at}.docx", "教案", "docx", 88_000),
            Attachment(f"{folder}/签到簿.jpg", "签到簿.jpg", "签到簿", "jpg", 9_000, internal=True),
        )
        if at % 2
        else (),
        "pictures": (Picture(f"{folder}/board.png", "板书", 800, 600),) if at % 3 else (),
        "headings": (Heading(2, "s-a", "教学目标"), Heading(2, "s-b", "教学过程")),
        "chars": 1200 + at,
        "lesson": f"lesson-{at // 12}" if at % 2 else "",
        "content_digest": f"c{at}",
        "metadata_digest": f"m{at}",
    }
    return Submission(**{**values, **changes})  # type: ignore[arg-type]


def body(one: Submission) -> str:
    """What the parse stage might give for a submission."""
    picture = '<p><img src="board.png" alt="板书"></p>' if one.pictures else ""
    rows = "<tr><td>导入</td><td>出示情境图，请学生说一说看到了什么、想到了什么问题</td><td>说</td></tr>"
    head = "<tr><th>环节</th><th>教师活动</th><th>学生活动</th></tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    prose = "这一段写得长一些，好数一行有多少字。" * 6
    start = f'<h2 id="s-a">教学目标</h2><p>说明 {one.content_digest}，{prose}</p>'
    return f'{start}{picture}<h2 id="s-b">教学过程</h2>{table}'


RULES = (
    RuleDoc(
        code="PL301",
        name="missing-section",
        title="缺少必填部分",
        severity=Severity.ERROR,
        why="读者要看。",
        bad="坏<b>例",
        good="好例",
        fix="加一节\n写清楚",
        applies="某类",
    ),
    RuleDoc(
        code="PL404",
        name="missing-alt",
        title="图片没有说明",
        severity=Severity.NOTICE,
        why="听得见。",
        bad="![](a.png)",
        good="![图](a.png)",
        fix="写说明",
    ),
)
CAMPAIGNS = (
    Campaign(
        slug="spring",
        title="春季研修",
        theme="主题一句话",
        start="2024-04-01",
        end="2024-05-15",
        description="说明",
        phases=(
            Phase(title="方案", start="2024-04-01", end="2024-04-10"),
            Phase(title="研磨", start="2024-04-11", end="2024-05-15"),
        ),
        themes=(
            MonthTheme(month="2024-04", title="读课标", kinds=("lesson-plan",)),
            MonthTheme(month="2024-05", title="晒课"),
        ),
        obligations=(
            Obligation(
                id="plan",
                title="活动方案",
                who="school",
                what="lesson-plan",
                by="2024-04-10",
                source="通知第二条",
            ),  # type: ignore[arg-type]
            Obligation(
                id="essay",
                title="研修体会",
                who="person",
                what="teaching-reflection",
                per="month",
                by="last friday",
            ),  # type: ignore[arg-type]
        ),
    ),
    Campaign(slug="autumn", title="秋季研修", theme="还没有人交", start="2024-09-01", end="2024-12-31"),
)
DAY = "2024-05-06"
"""On which deadlines are judged."""
NAMES = ("老师甲", "老师乙", "老师丙", "老师丁", "老师戊", "老师己", "老师庚", "老师辛")


def ledger(people: int = 0, day: str = DAY) -> Ledger:
    """The spring campaign judged by hand: school-a is complete, school-b owes a plan, p1 an essay that is too short."""
    units: dict[str, Unit] = {}
    lines: list[Line] = []

    def owe(unit: Unit, obligation: str, status: Status, **more: object) -> None:
        units[unit.key] = unit
        lines.append(Line(unit=unit.key, obligation=obligation, status=status, needed=1, **more))  # type: ignore[arg-type]

    for school in _SCHOOLS:
        done = Status.DONE if school == "school-a" else Status.MISSING
        unit = Unit(f"organisation:{school}", "organisation", f"云溪{school}", school, "school")
        owe(unit, "plan", done, due="2024-04-10", guessed=1 if school == "school-a" else 0)
    for at in range(max(8, people)):
        school = _SCHOOLS[at % 4] if at < 8 else "school-c"
        name = NAMES[at] if at < 8 else f"新教师{at}"
        person = Unit(f"person:p{at}", "person", name, school)
        if at == 1:
            short = (Rejected(path(1), ("字数 812，应有 1000", "PL301")),)
            owe(person, "essay", Status.REJECTED, slot="2024-04", due="2024-04-26", rejected=short)
        else:
            owe(
                person,
                "essay",
                Status.LATE if at == 2 else Status.DONE,
                slot="2024-04",
                due="2024-04-26",
                late=int(at == 2),
            )
        owe(person, "essay", Status.PENDING, slot="2024-05", due="2024-05-31")
    return Ledger("spring", day, units, tuple(lines))


def assessment(
    catalogue: Catalogue, site: SiteConfig, *, bureau: bool = False, day: str = DAY, people: int = 0
) -> Assessment:
    """What the assess stage would give; names and ledgers in the bureau's edition only."""
    judged = ledger(people, day)
    return Assessment(
        as_of=day,
        matrix=matrix(catalogue, site),
        progress=(
            progress(judged, catalogue.registry)
            if bureau
            else disclosed(judged, catalogue.registry, ("plan", "essay")),
        ),
        coverages=tuple(
            coverage(catalogue, site, catalogue.registry, day, one, bureau) for one in (None, *CAMPAIGNS)
        ),
        ledgers=(judged,) if bureau else (),
    )


@dataclass
class Workshop:
    """Builds sites of the invented library and renders them to memory."""

    site: SiteConfig
    shells: Shells
    bodies: Callable[[Submission], str] = field(default=body)

    def catalogue(self, submissions: tuple[Submission, ...], roster: Registry | None = None) -> Catalogue:
        """The catalogue of some submissions."""
        return build_catalogue(submissions, roster or registry(), Vocabulary(self.site))

    def pages(self, catalogue: Catalogue, assessed: Assessment | None = None) -> dict[str, Page]:
        """Path → planned page; of a public build unless it is said what was assessed."""
        planned = list(
            plan(
                catalogue,
                self.site,
                self.shells,
                body=self.bodies,
                rules=RULES,
                assessment=assessed or assessment(catalogue, self.site),
                campaigns=CAMPAIGNS,
            )
        )
        assert len({one.path for one in planned}) == len(planned)
        return {one.path: one for one in planned}

    def texts(self, catalogue: Catalogue, assessed: Assessment | None = None) -> dict[str, str]:
        """Path → page as text."""
        planned = self.pages(catalogue, assessed)
        return {name: b"".join(page.render()).decode() for name, page in planned.items()}

    def bureau(self, catalogue: Catalogue, **more: int) -> Assessment:
        """What is assessed for the bureau."""
        return assessment(catalogue, self.site, bureau=True, **more)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteConfig:
    """A site on the built-in profile with one campaign."""
    config = tmp_path_factory.mktemp("site") / "site_config.yml"
    terms = "taxonomies: {campaign: {terms: [{slug: spring, label: 春季研修}, {slug: autumn, label: 秋季研修}]}}\n"
    config.write_text(_SITE + terms, "utf-8")
    loaded = load_config(config)
    assert loaded.site is not None, loaded.faults
    return loaded.site


@pytest.fixture(scope="session")
def handwritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hand-written pages."""
    pages = tmp_path_factory.mktemp("pages")
    (pages / "index.md").write_text("欢迎 **来访**，先看[关于](about.md)。\n", "utf-8")
    (pages / "about.md").write_text(
        '# 关于\n\n!!! note "提示"\n    先看指南。\n\n[坏链接](nowhere.md)\n', "utf-8"
    )
    return pages


@pytest.fixture(scope="session")
def shells(site: SiteConfig, handwritten: Path, tmp_path_factory: pytest.TempPathFactory) -> Shells:
    """The shells of that site."""
    return build_shells(site, THEME, handwritten, tmp_path_factory.mktemp("shells") / "work")


@pytest.fixture(scope="session")
def workshop(site: SiteConfig, shells: Shells) -> Workshop:
    """Builds catalogues and pages."""
    return Workshop(site, shells)


@pytest.fixture(scope="session")
def catalogue(workshop: Workshop) -> Catalogue:
    """Sixty submissions."""
    return workshop.catalogue(tuple(submission(at) for at in range(60)))


@pytest.fixture(scope="session")
def texts(workshop: Workshop, catalogue: Catalogue) -> dict[str, str]:
    """Every page of the sixty submissions as text."""
    return workshop.texts(catalogue)


@pytest.fixture(scope="session")
def bureau(workshop: Workshop, catalogue: Catalogue) -> dict[str, str]:
    """Every page of the bureau's edition as text."""
    return workshop.texts(catalogue, workshop.bureau(catalogue))


@pytest.fixture
def content(tmp_path: Path, catalogue: Catalogue) -> Path:
    """The files of the first eight submissions: pictures with EXIF, attachments, a sign-in sheet."""
    for one in catalogue.submissions:
        if int(one.path.split("-")[-1].split("/")[0]) < 8:
            folder = (tmp_path / one.path).parent
            folder.mkdir(parents=True)
            for picture in one.pictures:
                Image.new("RGB", (800, 600), (30, 90, 60)).save(tmp_path / picture.path)
            for attachment in one.attachments:
                (tmp_path / attachment.path).write_bytes(b"x" * 100)
    return tmp_path
