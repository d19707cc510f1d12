"""site_config.yml: short, and every mistake is named where it stands."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml as pyyaml

from generator.config.load import Loaded, load_config
from generator.config.merge import merge
from generator.config.schema import schema_text


def load(tmp_path: Path, text: str) -> Loaded:
    path = tmp_path / "site_config.yml"
    path.write_text(text, "utf-8")
    return load_config(path)


def test_two_lines_are_a_whole_site(tmp_path: Path) -> None:
    loaded = load(tmp_path, "extends: school-training\nsite: {name: 某市}\n")
    assert loaded.faults == ()
    assert loaded.site is not None and loaded.site.site.name == "某市"


def test_a_site_of_one_kind_without_profile(tmp_path: Path) -> None:
    """Any other site is configured by the same page."""
    text = "extends: none\nfields: {title: {label: 题目, required: true}}\nkinds: {note: {label: 便条}}\n"
    loaded = load(tmp_path, text)
    assert loaded.faults == () and loaded.site is not None
    assert list(loaded.site.kinds["note"].fields) == ["title"]
    assert loaded.site.kinds["note"].fields["title"].required


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("extends: none\nstie: {name: x}\n", "PL901", 2, "site"),
        ("extends: none\nsite:\n  nmae: x\n", "PL901", 3, "name"),
        ("extends: none\nkinds:\n  note:\n    label: x\n    sectoins: []\n", "PL901", 5, "sections"),
        ("extends: none\nkinds:\n  note:\n    label: x\n    min_chars: 很多\n", "PL902", 5, "整数"),
        ("extends: none\nkinds:\n  note: {}\n", "PL902", 3, "label"),
        ("extends: school-trainnig\n", "PL903", 1, "school-training"),
        ("extends: none\nfields:\n  subject: {type: term, taxonomy: subjct}\ntaxonomies: {subject: {label: 科}}\n", "PL904", 3, "subject"),
        ("extends: none\na: b: c\n", "PL909", 2, ""),
    ],
)  # fmt: skip
def test_a_mistake_is_named_where_it_stands(
    tmp_path: Path, text: str, code: str, line: int, said: str
) -> None:
    faults = load(tmp_path, text).faults
    assert [(name, one.code, one.line) for name, one in faults] == [("site_config.yml", code, line)]
    assert said in faults[0][1].detail


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    assert [one.code for _, one in load_config(tmp_path / "absent.yml").faults] == ["PL909"]


def test_mkdocs_block_goes_through_untouched(tmp_path: Path) -> None:
    """With YAML's own types, whatever is in it."""
    loaded = load(tmp_path, "extends: none\nmkdocs:\n  nav: [{关于: about.md}]\n  strict: true\n  x: 010\n")
    assert loaded.site is not None
    assert loaded.site.mkdocs == {"nav": [{"关于": "about.md"}], "strict": True, "x": 8}


def test_a_site_adds_one_term_and_keeps_the_others(tmp_path: Path) -> None:
    text = "extends: example\ntaxonomies: {field: {terms: [{slug: c, label: 丙领域}, {slug: a, label: 甲科目}]}}\n"
    loaded = load(tmp_path, text)
    assert loaded.site is not None
    assert [(t.slug, t.label) for t in loaded.site.taxonomies["field"].terms] == [
        ("a", "甲科目"), ("b", "乙领域"), ("c", "丙领域"),
    ]  # fmt: skip


def test_merge_changes_neither_side() -> None:
    base, top = {"a": {"b": 1, "c": [1]}}, {"a": {"c": [2]}}
    assert merge(base, top) == {"a": {"b": 1, "c": [2]}}
    assert (base, top) == ({"a": {"b": 1, "c": [1]}}, {"a": {"c": [2]}})


def test_the_exported_schema_accepts_our_own_configuration() -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    ours = pyyaml.safe_load((Path(__file__).parents[2] / "site_config.yml").read_text("utf-8"))
    assert list(validator.iter_errors(ours)) == []
    assert [e.validator for e in validator.iter_errors({"stie": {}})] == ["additionalProperties"]
