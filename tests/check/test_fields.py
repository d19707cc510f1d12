"""Rules on single fields: places, wording, one message for one fault."""

from pathlib import Path

import pytest
from asking import SECTIONS, Ask, codes
from examples import diagnose, lay
from hypothesis import given
from hypothesis import strategies as st

from generator.check.rules.pl505 import is_address
from generator.index.address import clean_address


def test_a_misspelt_required_field_gives_one_message_at_the_key(ask: Ask) -> None:
    found = ask(whole=f"---\n标提: 认识时间\n类别: 示例课\n单位: 示例学校\n---\n{SECTIONS}")
    assert [(one.code, one.line, one.column) for one in found] == [("PL101", 2, 1)]
    assert found[0].fix == "请把“标提”改成“标题”"


def test_a_missing_field_is_placed_at_the_end_of_the_front_matter(ask: Ask) -> None:
    found = ask(whole=f"---\n类别: 示例课\n单位: 示例学校\n---\n{SECTIONS}")
    assert [(one.code, one.line, one.message) for one in found] == [("PL101", 4, "缺少“标题”")]


@pytest.mark.parametrize("value", ["", " ''", ' "  "', " []", " ['']", " ~"])
def test_a_blank_value_counts_as_missing(ask: Ask, value: str) -> None:
    found = ask(whole=f"---\n标题:{value}\n类别: 示例课\n单位: 示例学校\n---\n{SECTIONS}")
    assert [(one.code, one.line) for one in found] == [("PL101", 2)]


def test_a_field_may_be_required_for_some_submissions_only(ask: Ask) -> None:
    config = "fields:\n  summary: {required: true, when: {step: [second]}}"
    assert codes(ask("阶梯: 初阶\n", config=config)) == []
    assert codes(ask("阶梯: 高阶\n", config=config)) == ["PL101"]


def test_the_wrong_value_itself_is_pointed_at(ask: Ask) -> None:
    found = ask("课式:\n  - 初阶课\n  - 初街课\n")
    assert [(one.code, one.line, one.column) for one in found] == [("PL201", 7, 5)]
    assert found[0].fix == "是不是“初阶课”？可以写：初阶课、高阶课"


def test_several_terms_in_one_text_are_told_apart(ask: Ask) -> None:
    found = ask("课式: 初阶课、高阶课\n")
    assert [(one.code, one.fix) for one in found] == [("PL201", "请写成列表：[初阶课, 高阶课]")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("学时: 0", "PL104"),
        ("学时: 41", "PL104"),
        ("学时: 2学时", "PL104"),
        ("学时: nan", "PL104"),
        ("学时: " + "9" * 5000, "PL104"),
        ("编号: AB123", "PL104"),
        ("日期: 2021年4月", "PL105"),
        ("日期: 2023/2/29", "PL105"),
        ("日期: 二〇二一年一二月一日", "PL105"),
        ("摘要: {a: b}", "PL107"),
        ("作者: [[甲, 乙]]", "PL107"),
        ("附件: [[a.pdf]]", "PL107"),
        ("摘要: XXX", "PL108"),
        ("摘要: ____", "PL108"),
        ("公开范围: 秘密", "PL110"),
        ("网址: ../../etc/passwd", "PL505"),
        ("网址: rules/PL301/", "PL507"),
        ("旧网址: [field/a/]", "PL507"),
    ],
)
def test_wrong_values(ask: Ask, line: str, code: str) -> None:
    """Each gives exactly one diagnostic, on its own line."""
    assert [(one.code, one.line) for one in ask(f"{line}\n")] == [(code, 5)]


@pytest.mark.parametrize(
    "line",
    [
        "学时: ２",
        "学时: 0.5",
        "编号: AB1234",
        "日期: 2021.4.5",
        "日期: 二〇二一年四月五日",
        "摘要: 半命题作文《____，我想对你说》的修改",
        "作者: 张三、李四",
        "领域: [甲领域]",
        "关键词: [想到什么写什么, 再来一个]",
        "公开范围: 内部",
        "旧网址: [r/a/b/, /old/page/]",
    ],
)
def test_right_values(ask: Ask, line: str) -> None:
    assert ask(f"{line}\n") == ()


def test_an_attachments_own_visibility_is_checked(ask: Ask) -> None:
    files = "=== content/submissions/示例学校/认识时间/名单.pdf [bytes PDF]\n"
    found = ask("附件:\n  - {文件: 名单.pdf, 公开范围: 保密}\n", files=files)
    assert [(one.code, one.line) for one in found] == [("PL110", 6)]


def test_an_unknown_kind_leaves_only_what_needs_none(ask: Ask) -> None:
    found = ask(whole=f"---\n标题: 认识时间\n类别: 示列课\n摘耍: x\n---\n{SECTIONS}")
    assert [(one.code, one.line) for one in found] == [("PL103", 3)]
    assert found[0].fix.startswith("是不是“示例课”？")


def test_a_site_of_one_kind_needs_no_kind_on_its_submissions(tmp_path: Path) -> None:
    config = "extends: none\nfields: {title: {label: 标题, required: true}}\nkinds: {note: {label: 便条}}\n"
    text = "---\n标题: 一张便条\n---\n写一点。\n"
    lay(tmp_path, f"=== site_config.yml\n{config}=== content/submissions/a/b/index.md\n{text}")
    assert diagnose(tmp_path) == ()


@given(st.text(alphabet="abcR-_./ 课A9?#%\\", max_size=24))
def test_addresses_are_judged_as_the_index_judges_them(written: str) -> None:
    assert is_address(written) == bool(clean_address(written))


CAMPAIGN = "=== content/campaigns/spring.yml\ntitle: 春季活动\nfrom: 2024-04-01\nto: 2024-04-30\n"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-03-31", ["PL208"]),
        ("2024年4月1日", []),
        ("2024-04-30", []),
        ("2024/5/1", ["PL208"]),
        ("2024-04-31", ["PL105"]),
        ("", []),
    ],
)
def test_the_date_lies_in_the_days_of_the_campaign(ask: Ask, day: str, expected: list[str]) -> None:
    assert codes(ask(f"活动: 春季活动\n日期: {day}\n", files=CAMPAIGN)) == expected


def test_a_submission_of_no_campaign_may_have_any_date(ask: Ask) -> None:
    assert codes(ask("日期: 2020-01-01\n", files=CAMPAIGN)) == []


def test_a_campaign_without_an_end_is_open(ask: Ask) -> None:
    files = CAMPAIGN.replace("to: 2024-04-30\n", "")
    assert codes(ask("活动: 春季活动\n日期: 2030-01-01\n", files=files)) == []


@pytest.mark.parametrize(
    ("tier", "lesson_type", "expected"),
    [("教坛新秀", "亮相课", []), ("教坛新秀", "示范课", ["PL202"]), ("名优教师", "示范课", [])],
)
def test_each_tier_has_its_own_type_of_lesson(
    tmp_path: Path, tier: str, lesson_type: str, expected: list[str]
) -> None:
    """On the built-in profile: the words of the field are data, and tie the two together."""
    text = f"---\n标题: 认识时间\n类别: 教学设计\n梯级: {tier}\n课型: {lesson_type}\n---\n## 教学目标\n"
    lay(
        tmp_path,
        f"=== site_config.yml\nextends: school-training\n=== content/submissions/甲校/认识时间/index.md\n{text}",
    )
    assert [one.code for one in diagnose(tmp_path) if one.code.startswith("PL2")] == expected


@pytest.mark.parametrize(
    ("day", "fix"),
    [
        ("2023-04-31", "2023年4月只有 30 天，请核对后改成真有的一天，例如 2023-04-30"),
        ("２０２３年２月２９日", "2023年2月只有 28 天，请核对后改成真有的一天，例如 2023-02-28"),
        ("20230431", "2023年4月只有 30 天，请核对后改成真有的一天，例如 2023-04-30"),
        ("2023-13-01", "一年只有 12 个月，请核对月份，例如 2023-04-30"),
        ("二〇二三年四月三十一日", "请写到日，例如 2023-04-30、2023/4/30、2023.4.30 或 2023年4月30日"),
    ],
)
def test_a_day_that_does_not_exist_is_told_what_the_calendar_has(ask: Ask, day: str, fix: str) -> None:
    [one] = ask(f"日期: {day}\n")
    assert (one.code, one.fix) == ("PL105", fix)
