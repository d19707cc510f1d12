"""Rules on sections: nested labels, templates against worksheets, order, length."""

import pytest
from asking import FRONT, SECTIONS, Ask, codes

from generator.check.unfilled import is_placeholder, is_unfilled, phrases


def whole(body: str) -> str:
    return f"---\n{FRONT}---\n{body}"


@pytest.mark.parametrize(
    "body",
    [
        "## 目标\n\n### 过程\n先看钟面，再说时刻，再画一画。\n",  # a nested label is inside
        "【目标】\n一、过程\n先看钟面，再说时刻，再画一画。\n",
        "目标\n一、过程\n先看钟面，再说时刻，再画一画。\n",
        "一、目标\n（一）过程\n先看钟面，再说时刻，再画一画。\n",
    ],
)
def test_what_is_nested_in_a_section_counts_for_it(ask: Ask, body: str) -> None:
    assert "PL302" not in codes(ask(whole=whole(body)))


@pytest.mark.parametrize(
    "body",
    [
        "## 目标\n\n## 过程\n先看钟面，再说时刻，再画一画。\n",
        "【目标】\n【过程】\n先看钟面，再说时刻，再画一画。\n",
        "一、目标\n二、过程\n先看钟面，再说时刻，再画一画。\n",
        "### 目标\n## 过程\n先看钟面，再说时刻，再画一画。\n",
    ],
)
def test_a_heading_with_nothing_under_it_is_reported_at_its_line(ask: Ask, body: str) -> None:
    found = [one for one in ask(whole=whole(body)) if one.code == "PL302"]
    assert [(one.line, one.message) for one in found] == [(6, "“目标”下面没有内容")]


def test_half_of_the_minimum_separates_error_from_warning(ask: Ask) -> None:
    body = "## 目标\n{}\n\n## 过程\n先看钟面，再说时刻。\n"
    assert codes(ask(whole=whole(body.format("会")))) == ["PL302"]
    assert codes(ask(whole=whole(body.format("会看钟")))) == ["PL308"]
    assert codes(ask(whole=whole(body.format("会看钟面啊")))) == []


def test_a_section_that_is_a_picture_is_not_empty(ask: Ask) -> None:
    body = "## 目标\n![](图.png)\n\n## 过程\n先看钟面，再说时刻。\n"
    files = "=== content/submissions/示例学校/认识时间/图.png [picture 8x8]\n"
    assert sorted(codes(ask(whole=whole(body), files=files))) == ["PL308", "PL404"]


@pytest.mark.parametrize(
    "content",
    [
        "此处填写教学环节",
        "________",
        "请在此处填写",
        "（填写说明：不少于五百字）",
        "（    ）",
        "1.________\n2.________",
    ],
)
def test_an_unfilled_template(ask: Ask, content: str) -> None:
    """One message, and not a second one about its length."""
    body = f"## 目标\n{content}\n\n## 过程\n先看钟面，再说时刻。\n"
    assert codes(ask(whole=whole(body))) == ["PL303"]


@pytest.mark.parametrize(
    "content",
    [
        "1. 钟面上有____个大格，时针走一大格是____小时。",
        "时针从 3 走到 5，走了（    ）小时；分针走一圈是（    ）分。",
        "请同学们填写下表，再和同桌说一说自己是怎样想的。",
        "有待补充的地方由备课组讨论，制度有待完善。",
    ],
)
def test_the_blanks_of_a_worksheet_are_no_template(ask: Ask, content: str) -> None:
    assert ask(whole=whole(f"## 目标\n{content}\n\n## 过程\n先看钟面，再说时刻。\n")) == ()


def test_the_words_of_a_template_in_a_written_text_are_a_warning(ask: Ask) -> None:
    found = ask(body="时间：XX年XX月XX日\n\n待补充\n")
    assert [(one.code, one.line, one.severity.value) for one in found] == [
        ("PL313", 12, "warning"),
        ("PL313", 14, "warning"),
    ]


def test_a_cover_page_of_a_kind_without_sections(ask: Ask) -> None:
    text = "---\n标题: 春游一日\n类别: 示例图文\n单位: 示例学校\n作者: 张老师\n---\n\n姓名：________ 日期：________\n"
    assert codes(ask(whole=text)).count("PL303") == 1
    assert "PL305" not in codes(ask(whole=text))


def test_order_is_a_notice_about_required_sections_only(ask: Ask) -> None:
    found = ask(whole=whole("## 反思\n下次把钟面放大。\n\n" + SECTIONS))
    assert found == ()
    turned = "## 过程\n先看钟面，再说时刻。\n\n## 目标\n能看懂钟面上的整时和半时。\n"
    assert [(one.code, one.line, one.severity.value) for one in ask(whole=whole(turned))] == [
        ("PL304", 6, "notice")
    ]


def test_nothing_else_is_said_of_an_empty_body(ask: Ask) -> None:
    """A list of all missing sections would bury the one thing to do."""
    assert codes(ask(whole=f"---\n{FRONT}---\n\n")) == ["PL309"]


def test_placeholders_of_fields() -> None:
    assert all(map(is_placeholder, ["请填写标题", "XXX", "待定", "____", "<标题>", "某某", "XXX小学"]))
    assert not any(map(is_placeholder, ["《____，我想对你说》", "标题党", "X射线", "AXXXB", "XX小学的一天"]))


def test_phrases_are_found_once_a_line() -> None:
    assert list(phrases("甲\n此处填写一，此处填写二\n\n待补充。\n")) == [(1, "此处填写"), (3, "待补充。")]


def test_a_text_without_placeholder_is_never_unfilled() -> None:
    assert not is_unfilled("")
    assert not is_unfilled("略")
