"""The exports say what the catalogue says, and a spreadsheet computes nothing in them."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalogue import Catalogue
from generator.model.registry import Organisation, Registry
from generator.model.site import SiteConfig
from generator.model.submission import Attachment
from generator.render.machine import exports
from generator.render.machine.exports import guarded

from .conftest import HOSTILE, Planned, data, library, plan, submission

ROOT = "https://yx.example.edu.cn/lib/"


def jsonl(planned: Planned) -> list[dict[str, object]]:
    return [json.loads(line) for line in data(planned["api/catalogue.jsonl"]).decode().splitlines()]


def table(planned: Planned) -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO(data(planned["api/catalogue.csv"]).decode("utf-8-sig"), newline=""))
    )


def test_every_submission_is_one_line(planned: Planned, catalogue: Catalogue) -> None:
    assert [(row["url"], row["title"]) for row in jsonl(planned)] == [
        (ROOT + one.url, one.title) for one in catalogue.submissions
    ]


def test_a_line_holds_keys_and_labels(planned: Planned) -> None:
    assert jsonl(planned)[2] == {
        "url": f"{ROOT}r/yihao/b2/",
        "title": "第2课",
        "kind": {"key": "note", "label": "札记"},
        "date": "2024-01-03",
        "organisation": {"key": "yihao", "label": "一号学校"},
        "lineage": ["松桥县"],
        "authors": [{"name": "王晓岚", "id": "wang"}],
        "terms": {
            "field": [{"key": "red", "label": "红"}],
            "tag": [{"key": "数形结合", "label": "数形结合"}],
        },
        "fields": {},
        "summary": "摘要 2",
        "lesson": "",
        "attachments": [
            {
                "name": "课件 1.pptx", "role": "课件", "type": "pptx", "size": 12,
                "url": f"{ROOT}r/yihao/b2/%E8%AF%BE%E4%BB%B6%201.pptx",
            }
        ],
        "recognitions": [
            {
                "level": {"key": "city", "label": "市级"},
                "award": "一等奖", "by": "教研室", "date": "2024-06-01",
            }
        ],
    }  # fmt: skip


def test_table_says_the_same(planned: Planned) -> None:
    assert table(planned)[2] == {
        "网址": f"{ROOT}r/yihao/b2/", "标题": "第2课", "类别": "札记", "单位": "一号学校",
        "上级单位": "松桥县", "作者": "王晓岚",
        "日期": "2024-01-03", "领域": "红", "标签": "数形结合", "认定": "市级一等奖",
        "附件": "课件 1.pptx", "摘要": "摘要 2",
    }  # fmt: skip


def test_hostile_texts_come_back_as_they_were(planned: Planned) -> None:
    assert jsonl(planned)[3]["title"] == HOSTILE
    assert table(planned)[3]["标题"] == HOSTILE


def test_internal_attachments_stand_nowhere(planned: Planned) -> None:
    for name in ("api/catalogue.jsonl", "api/catalogue.csv"):
        assert "签到簿" not in data(planned[name]).decode()


def test_source_paths_stand_nowhere(planned: Planned) -> None:
    for name, page in planned.items():
        assert b"submissions/" not in data(page), name


@pytest.mark.parametrize(
    "text", ["=1+1", "+8613", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a", " =1", "　=1"]
)
def test_formulas_are_neutralised(text: str, site: SiteConfig) -> None:
    row = table(plan(library(submission(1, title=text, summary=text)), site))[0]
    assert (row["标题"], row["摘要"]) == (f"'{text}", f"'{text}")


@given(st.text())
def test_only_formulas_get_an_apostrophe(text: str) -> None:
    shown = guarded(text)
    assert shown in (text, f"'{text}")
    assert shown.lstrip(" \u3000\ufeff")[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_batches_do_not_show(
    site: SiteConfig, catalogue: Catalogue, planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "BATCH", 7)
    for name in ("api/catalogue.jsonl", "api/catalogue.csv"):
        assert data(planned[name]) == data(plan(catalogue, site)[name])


def test_facets_count_what_the_site_filters_by(planned: Planned) -> None:
    found = json.loads(data(planned["api/facets.json"]))
    assert found["total"] == 70
    assert [(one["taxonomy"], one["label"]) for one in found["facets"]] == [
        ("field", "领域"), ("kind", "类别"), ("organisation", "单位"),
    ]  # fmt: skip
    assert found["facets"][0]["terms"] == [
        {"key": "red", "label": "红", "count": 35, "url": f"{ROOT}field/red/"},
        {"key": "blue", "label": "蓝", "count": 35, "url": f"{ROOT}field/blue/"},
        {"key": "none", "label": "无", "count": 0},
    ]


def test_key_follows_the_data(catalogue: Catalogue, site: SiteConfig, planned: Planned) -> None:
    """Equal inputs, equal keys; a renamed school, a new file or another digest, other keys."""
    names = ["api/catalogue.jsonl", "api/catalogue.csv"]

    def keys(found: Catalogue) -> list[bytes]:
        return [plan(found, site)[name].key for name in names]

    same = [planned[name].key for name in names]
    first, *rest = catalogue.submissions
    renamed = library(*catalogue.submissions)
    renamed.registry.organisations["yihao"] = Organisation("yihao", "新名", "school", "county")
    file = Attachment("submissions/yihao/b0/a.pdf", "a.pdf", "", "pdf", 1)
    assert keys(library(first, *rest)) == same
    for other in (renamed, library(submission(0, attachments=(file,)), *rest), library(*rest)):
        assert not set(keys(other)) & set(same)


def test_a_file_that_another_submission_keeps_internal_is_withdrawn(
    catalogue: Catalogue, site: SiteConfig, planned: Planned
) -> None:
    """The export follows although no published submission changed, and so does its key."""
    public = catalogue.submissions[2].attachments[0]
    secret = msgspec.structs.replace(public, internal=True)
    after = plan(msgspec.structs.replace(catalogue, internal=(submission(99, attachments=(secret,)),)), site)
    for name in ("api/catalogue.jsonl", "api/catalogue.csv"):
        assert "课件 1.pptx" in data(planned[name]).decode()
        assert "课件 1.pptx" not in data(after[name]).decode()
        assert after[name].key != planned[name].key


def test_a_library_without_a_registry_has_exports(site: SiteConfig) -> None:
    bare = Catalogue(submissions=(submission(0),), registry=Registry())
    assert jsonl(plan(bare, site))[0]["organisation"] == {"key": "yihao", "label": "yihao"}
