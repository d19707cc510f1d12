"""Values of the right type that cannot be used are named where they stand."""

from pathlib import Path

import pytest

from generator.config.load import load_config
from generator.config.yaml_words import said
from generator.model.diagnostic import Fault

BASE = "extends: none\n"


@pytest.mark.parametrize(
    ("text", "line", "detail"),
    [
        ("limits: {file_bytes: 很大}\n", 2, "limits.file_bytes：应是大小，例如 2MiB"),
        ("fields:\n  a: {pattern: '['}\n", 3, "fields.a.pattern：不是正则表达式"),
        ("fields:\n  a: {min_length: 5, max_length: 2}\n", 3, "fields.a.max_length：上限 2 比下限 5 还小"),
        ("kinds:\n  便条: {label: 便条}\n", 3, "kinds.便条：应是小写字母"),
        ("kinds:\n  note: {label: 便条, images: {min: 3, max: 1}}\n", 3, "kinds.note.images.max：上限 1"),
        ("taxonomies:\n  t: {label: 词, terms: [{slug: ../a, label: 甲}]}\n", 3, "taxonomies.t.terms.0.slug"),
        ("requirements:\n- {id: A b, source: 通知}\n", 3, "requirements.0.id：应是小写字母"),
        (
            "requirements:\n- {id: a, source: 通知}\n- {id: a, source: 通知}\n",
            4,
            "requirements.1.id：a 已经有了",
        ),
        ("requirements:\n- {id: a, source: ' '}\n", 3, "requirements.0.source：要写明"),
        ("requirements:\n- {id: a, source: 通知, since: 2024-04-31}\n", 3, "requirements.0.since：应是日期"),
        (
            "requirements:\n- {id: a, source: 通知, since: 2024-04-01, until: 2024-03-01}\n",
            3,
            "requirements.0.until：比 since 的 2024-04-01 还早",
        ),
        (
            "requirements:\n- {id: a, source: 通知, min_chars: 9, max_chars: 5}\n",
            3,
            "requirements.0.max_chars：上限 5",
        ),
    ],
)
def test_each_is_named_at_its_place(tmp_path: Path, text: str, line: int, detail: str) -> None:
    path = tmp_path / "site_config.yml"
    path.write_text(BASE + text, "utf-8")
    faults = load_config(path).faults
    assert [(name, fault.code, fault.line) for name, fault in faults] == [("site_config.yml", "PL902", line)]
    assert faults[0][1].detail.startswith(detail)


def test_a_date_in_the_mkdocs_block_that_does_not_exist_is_no_crash(tmp_path: Path) -> None:
    """That block keeps YAML's own types, and YAML raises on such a day."""
    path = tmp_path / "site_config.yml"
    path.write_text("extends: none\nmkdocs:\n  extra: {day: 2023-02-31}\n", "utf-8")
    faults = load_config(path).faults
    assert [(fault.code, fault.line) for _, fault in faults] == [("PL902", 3)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("PL005", "“x”后面用了中文冒号"),
        ("PL006", "“x”写了两次"),
        ("PL007", "不能用“&”“*”“!”开头的值（x）"),
        ("PL014", "要写成一行一项的“名称: 值”，这里是x"),
        ("PL004", "x"),
    ],
)
def test_a_yaml_fault_is_told_in_full(code: str, expected: str) -> None:
    """In a configuration the code of the fault is not shown, so the words must do."""
    assert said(Fault(code, 1, 1, "x")) == expected
