"""Positioned YAML: same values as a YAML library, places added, bad input never raises."""

from typing import Any

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import yaml

# Other spaces are left out: python-frontmatter strips them from the edges of what it writes.
_PLAIN = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P"), include_characters=" "), max_size=20
)
_VALUES = st.recursive(
    _PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_PLAIN, inner, max_size=3)
)


@given(st.dictionaries(_PLAIN, _VALUES, max_size=4))
def test_what_python_frontmatter_writes_reads_back(data: dict[str, Any]) -> None:
    """python-frontmatter is the oracle for well-formed input."""
    post = frontmatter.Post("")
    post.metadata.update(data)
    written = frontmatter.dumps(post, allow_unicode=True)
    block = written.split("\n---")[0].removeprefix("---\n")
    if block.strip() == "{}":
        return
    node, faults = yaml.compose(block)
    assert faults == []
    assert node is not None
    assert _emptied(yaml.plain(node)) == _emptied(data)


def _emptied(value: Any) -> Any:
    """An empty quoted text and no value are the same to an author."""
    if isinstance(value, dict):
        return {key: _emptied(one) for key, one in value.items()}
    return [_emptied(one) for one in value] if isinstance(value, list) else value or ""


@given(st.text())
def test_any_text_gives_a_mapping_or_a_fault(text: str) -> None:
    node, faults = yaml.compose(text, 2)
    assert (node is not None and node.kind == "map") or faults
    assert all(2 <= one.line <= 2 + text.count("\n") + 1 for one in faults)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("标题：分数\n类别: x", "PL005", 2),
        ("标题: 分数\n类别：x\n单位: y", "PL005", 3),
        ("a: b: c", "PL004", 2),
        ("a:\n\t- x", "PL004", 3),
        ("- x", "PL014", 2),
        ("a: &b x\nc: *b", "PL007", 2),
        ("a: !!python/object:os.system x", "PL007", 2),
        ("a: 1\nb: 2\na: 3", "PL006", 4),
    ],
)
def test_what_is_refused_and_where(text: str, code: str, line: int) -> None:
    _, faults = yaml.compose(text, 2)
    assert [(one.code, one.line) for one in faults] == [(code, line)]


def test_scalars_stay_as_written() -> None:
    """YAML would make 8, 750 and false of these, and raise on the date."""
    node, _ = yaml.compose("a: 010\nb: 12:30\nc: no\nd: 2023-04-31\ne: ''\nf:\ng: ~")
    assert node is not None
    assert yaml.plain(node) == {
        "a": "010",
        "b": "12:30",
        "c": "no",
        "d": "2023-04-31",
        "e": "",
        "f": None,
        "g": None,
    }


def test_colons_inside_values_are_no_fault() -> None:
    node, faults = yaml.compose(
        "标题: 三磨：从“教”到“学”\n摘要: |\n  第一：读\n  第二：写\n说明: 一行\n  接着：一行"
    )
    assert faults == []
    assert node is not None and yaml.plain(node)["标题"] == "三磨：从“教”到“学”"


def test_places_lead_to_keys_and_values() -> None:
    node, _ = yaml.compose("a:\n  b: [x, {c: y}]", 5)
    assert node is not None
    assert (yaml.at(node, ("a", "b", 1, "c")).line, yaml.at(node, ("a", "b", 1, "c")).column) == (6, 14)
    assert yaml.key_at(node, ("a", "b")).column == 3


def test_deep_nesting_is_a_fault_not_a_crash() -> None:
    _, faults = yaml.compose("a: " + "[" * 5000 + "]" * 5000)
    assert faults
