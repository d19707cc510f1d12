"""What the public must never see: who owes what, internal files, internal submissions, what is held back.

Each secret has a character that stands nowhere else, so that it is found whatever form it takes: text,
attribute, feed, search shard (as it is, or escaped), file name.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.seeds.writing import Writer
from tests.site.story import Story

OWES, HELD, INTERNAL, INTERNAL_FILE, EXCUSED, RECEIVED_BY = "骉龗飝龘靐猋"
"""One rare character each: a teacher who owes, a title that is held back, an internal submission's title,
an internal attachment's name, the reason of an exemption, who booked a receipt."""
SECRETS = {
    "a teacher who handed in nothing": OWES,
    "the title of what is held back": HELD,
    "the title of an internal submission": INTERNAL,
    "an internal attachment": INTERNAL_FILE,
    "why somebody is excused": EXCUSED,
    "who booked a receipt": RECEIVED_BY,
}
CAMPAIGN = f"""\
title: 活动月
from: 2024-03-01
to: 2024-05-31
themes: [{{month: 2024-03, title: 第一个月}}]
phases: [{{id: one, title: 第一段, from: 2024-03-01, to: 2024-04-15}}]
obligations:
  - {{id: plan, title: 教案, who: 教师, what: 教学设计, by: 2024-05-01, points: 60}}
  - {{id: visits, title: 听课材料, who: 学校, what: 推门听课, count: 2, by: 2024-05-10}}
  - {{id: monthly, title: 月材料, who: [学校, 县], what: 活动报道, per: month, by: last friday, scope: tree}}
  - {{id: talks, title: 研课, who: 学科组, what: 研修记录}}
exemptions:
  - {{who: tan-jing, obligations: plan, reason: 产假{EXCUSED}}}
pass_points: 60
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A city in which everybody has something to hide."""
    story = Story(tmp_path_factory.mktemp("audience"), "extends: school-training\nsite: {name: 某市}\n")
    story.lay(
        "content/registry/organisations.csv",
        "编号,名称,级别,上级,学段\nshi,某市,市,,\nxian,某县,县（市、区）,shi,\n"
        "yixiao,第一小学,学校,xian,小学\nkong,空白小学,学校,xian,小学\n",
    )
    story.lay(
        "content/registry/people.csv",
        f"编号,姓名,单位,梯级,学段,学科\nli-na,李娜,yixiao,教坛新秀,小学,数学\n"
        f"owes,{OWES}老师,yixiao,骨干教师,小学,语文\ntan-jing,谭静,yixiao,,小学,数学\n",
    )
    story.lay("content/campaigns/month.yml", CAMPAIGN)
    writer = Writer(story.root / "content", story.project().vocabulary)
    fields = {"subject": "math", "stage": "primary"}
    good = writer.write("教学设计", "yixiao", "2024-04-10", authors=("li-na",), fields=fields)
    writer.write("教学设计", "yixiao", "2024-04-11", authors=("li-na",), fields={**fields, "title": f"分数{HELD}"}, without=("教学目标",))  # fmt: skip
    writer.write("证书", "yixiao", "2024-04-12", authors=("li-na",), fields={"title": f"结业{INTERNAL}"})
    visit = writer.write("推门听课", "yixiao", "2024-04-13", fields=fields)
    _hide_a_file(story, visit)
    story.lay(
        "content/registry/receipts.csv",
        f"received_at,path,sha256,by\n2024-04-12T10:00:00+08:00,{good},,{RECEIVED_BY}\n",
    )
    return story


def _hide_a_file(story: Story, visit: str) -> None:
    """Gives the visit's attendance sheet, which its kind keeps internal, a name of its own."""
    text = story.root / "content" / visit
    sheet = next(one for one in text.parent.iterdir() if one.name.startswith("签到簿"))
    renamed = sheet.with_name(f"签到簿{INTERNAL_FILE}{sheet.suffix}")
    text.write_text(text.read_text("utf-8").replace(sheet.name, renamed.name), "utf-8")
    sheet.rename(renamed)


def _forms(secret: str) -> tuple[bytes, ...]:
    """How a character may be written in a file."""
    return (
        secret.encode(),
        f"\\u{ord(secret):04x}".encode(),
        f"\\u{ord(secret):04X}".encode(),
        f"&#{ord(secret)};".encode(),
        f"&#x{ord(secret):x};".encode(),
        "".join(f"%{byte:02X}" for byte in secret.encode()).encode(),
    )


def _places(tree: dict[str, bytes], secret: str) -> list[str]:
    forms = _forms(secret)
    return [path for path, raw in tree.items() if secret in path or any(form in raw for form in forms)]


@pytest.mark.parametrize("what", SECRETS)
def test_no_secret_is_in_the_public_build(story: Story, what: str) -> None:
    if not (story.root / "public").exists():
        story.build(output=story.root / "public")
    assert [] == _places(story.tree(story.root / "public"), SECRETS[what])


def test_the_bureau_sees_who_owes_and_what_is_held_back(story: Story) -> None:
    """Shows that the search above finds what is there."""
    tree = story.build(output=story.root / "bureau", audience="bureau").tree(story.root / "bureau")
    assert any(path.startswith("ledger/") for path in _places(tree, OWES))
    assert any(path.startswith("ledger/") for path in _places(tree, EXCUSED))
    assert _places(tree, HELD)


def test_only_the_bureaus_build_has_pages_with_names(story: Story) -> None:
    public = story.build(output=story.root / "public").tree(story.root / "public")
    bureau = story.build(output=story.root / "bureau", audience="bureau").tree(story.root / "bureau")
    own = {path.split("/")[0] for path in bureau.keys() - public.keys()}
    assert {"ledger", "held-back"} <= own
    assert set() == {path for path in public if path.split("/")[0] in ("ledger", "held-back")}


def test_a_school_that_owes_is_named_nowhere_because_it_owes(story: Story, tmp_path: Path) -> None:
    """Its name stands on its own page and in the tree of organisations, with obligations or without."""
    with_obligations = _places_of_name(story.build(output=tmp_path / "a").tree(tmp_path / "a"), "空白小学")
    campaign = story.root / "content/campaigns/month.yml"
    kept = campaign.read_text("utf-8")
    try:
        campaign.write_text(kept.partition("obligations:")[0], "utf-8")
        without = _places_of_name(story.build(output=tmp_path / "b").tree(tmp_path / "b"), "空白小学")
    finally:
        campaign.write_text(kept, "utf-8")
    assert without == with_obligations


def _places_of_name(tree: dict[str, bytes], name: str) -> dict[str, int]:
    return {path: raw.count(name.encode()) for path, raw in tree.items() if name.encode() in raw}


def test_the_ledger_that_is_exported_is_not_in_the_site_folder(story: Story) -> None:
    public = story.build(output=story.root / "public").tree(story.root / "public")
    assert [] == [path for path in public if path.endswith((".xlsx", ".ics")) and "deadlines" not in path]


# Numbers that name somebody

LESSON = "名师示范课甲"
NUMBERS = f"""\
title: 活动月
from: 2024-03-01
to: 2024-05-31
obligations:
  - {{id: plan, title: 教案, who: 教师, what: 教学设计, by: 2024-05-01}}
  - {{id: lesson, title: {LESSON}, who: {{level: 教师, when: {{梯级: 名优教师}}}}, what: 教学设计, by: 2024-05-02}}
  - {{id: report, title: 小结, who: 学校, what: 活动报道, by: 2024-05-10}}
"""
TEACHERS = {"yixiao": 6, "erxiao": 7, "sanxiao": 2}
"""School → teachers; the first of yixiao is the only master teacher of the city and hands in nothing."""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A city in which a number may be a name, built for both audiences after every deadline."""
    story = Story(tmp_path_factory.mktemp("counted"), "extends: school-training\nsite: {name: 某市}\n")
    schools = "".join(f"{one},{one}学校,学校,xian,小学\n" for one in TEACHERS)
    story.lay(
        "content/registry/organisations.csv",
        f"编号,名称,级别,上级,学段\nshi,某市,市,,\nxian,某县,县（市、区）,shi,\n{schools}",
    )
    people = "".join(
        f"{school}-{at},{school}老师{at},{school},{'名优教师' if (school, at) == ('yixiao', 0) else '教坛新秀'},小学,数学\n"
        for school, number in TEACHERS.items()
        for at in range(number)
    )
    story.lay("content/registry/people.csv", f"编号,姓名,单位,梯级,学段,学科\n{people}")
    story.lay("content/campaigns/month.yml", NUMBERS)
    writer = Writer(story.root / "content", story.project().vocabulary)
    for one in TEACHERS:  # something that nobody asked for, so that each has a page
        writer.write("推门听课", one, "2024-04-13", fields={"subject": "math", "stage": "primary"})
    for audience in ("public", "bureau"):
        story.build(output=story.root / audience, audience=audience, as_of="2024-06-20")
    return story


def _page(story: Story, audience: str, address: str) -> str:
    return (story.root / audience / address / "index.html").read_text("utf-8")


def _cells(page: str, title: str) -> list[str]:
    """The cells of the row of this title."""
    row = page.partition(f'scope="row">{title}')[2].partition("</tr>")[0]
    return [re.sub("<[^>]*>", "", one).strip() for one in re.findall(r"<td.*?</td>", row, re.DOTALL)]


def test_what_the_only_master_teacher_owes_stands_at_no_organisation(counted: Story) -> None:
    tree = counted.tree(counted.root / "public")
    assert {"campaign/month/index.html"} == {path for path, raw in tree.items() if LESSON.encode() in raw and path.endswith(".html")}  # fmt: skip
    for school in TEACHERS:
        assert "教案" not in _page(counted, "public", f"organisation/{school}").partition('id="newest"')[0]


def test_the_page_of_the_campaign_says_only_that_one_lesson_is_owed(counted: Story) -> None:
    page = _page(counted, "public", "campaign/month")
    assert ["1", "—", "—", "—", "—", "—", "—"] == _cells(page, LESSON)[:7]
    assert ["15", "0", "0", "0", "15", "0", "0"] == _cells(page, "教案")[:7]
    assert ["18", "0", "0", "0", "18", "0", "0"] == _cells(page, "合计")[:7], "the lesson is in no sum"


def test_teachers_are_one_number_of_at_least_five_and_no_difference_tells_fewer(counted: Story) -> None:
    """sanxiao has two teachers: with xian, erxiao and yixiao told, their number would be the difference."""
    title = "教师和学科组的材料"
    told = {
        place: _cells(_page(counted, "public", f"organisation/{place}"), title)[:1]
        for place in ("xian", *TEACHERS)
    }
    assert {"xian": ["15"], "yixiao": [], "erxiao": ["7"], "sanxiao": []} == told
    assert f"{title}：人数少于5" in _page(counted, "public", "organisation/sanxiao")
    assert ["1", "0", "0", "0", "1"] == _cells(_page(counted, "public", "organisation/sanxiao"), "小结")[:5]


def test_the_bureau_reads_every_number_where_it_is(counted: Story) -> None:
    page = _page(counted, "bureau", "organisation/yixiao")
    assert ["1", "0", "0", "0", "1"] == _cells(page, LESSON)[:5]
    assert ["1", "0", "0", "0", "1"] == _cells(_page(counted, "bureau", "campaign/month"), LESSON)[:5]
    assert "公开页只有数" not in page and 'ledger/month/xian/#yixiao"' in page
    assert "公开页只有数" in _page(counted, "public", "organisation/yixiao")
