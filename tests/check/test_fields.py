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
