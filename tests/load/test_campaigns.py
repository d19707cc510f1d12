"""The folder of campaigns: every file is read by itself, whatever is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config.campaigns import with_campaigns
from generator.config.vocabulary import Vocabulary
from generator.load.campaigns import Read, read_campaigns, resolve_campaigns
from generator.model.registry import Registry


def read(root: Path, **files: bytes | str) -> Read:
    folder = root / "campaigns"
    folder.mkdir()
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_campaigns(root)


def test_phases_and_days(tmp_path: Path, words: Vocabulary) -> None:
    text = "title: 活动月\nfrom: 2024-04-10\nto: 2024-04-31\nphases:\n  - {title: 启动, from: 2024年4月10日, to: 2024-04-12}\n"
    found = read(tmp_path, month__yml=text)
    assert [(path, fault.code, fault.line) for path, fault in found.faults] == [
        ("campaigns/month.yml", "PL910", 3)
    ]
    campaigns, faults = resolve_campaigns(found.drafts, words, Registry())
    assert faults == ()
    assert [(one.slug, one.start, one.end) for one in campaigns] == [("month", "2024-04-10", "")]
    assert [(one.id, one.start) for one in campaigns[0].phases] == [("启动", "2024-04-10")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a__yml", b"\0\0"),
        ("a__yml", "title: 活动".encode("utf-16")),
        ("a__yml", b"\xff\xff\xff"),
        ("a__yml", "- 活动\n".encode()),
        ("a__yaml", "title: 活动\n".encode()),
    ],
)
def test_a_file_that_is_no_campaign(tmp_path: Path, name: str, data: bytes) -> None:
    found = read(tmp_path, **{name: data, "b__yml": "title: 好的\n"})
    assert [(path, fault.code) for path, fault in found.faults] == [
        (f"campaigns/{name.replace('__', '.')}", "PL910")
    ]
    assert [one.title for one in found.campaigns] == ["好的"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_encoding_that_notepad_saves(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path, a__yml="title: 春季活动\r\ntheme: 主题\r\n".encode(encoding))
    assert (found.faults, [(one.title, one.theme) for one in found.campaigns]) == ((), [("春季活动", "主题")])


def test_a_campaign_may_name_itself(tmp_path: Path, words: Vocabulary) -> None:
    text = "title: 活动\nobligations:\n  - {id: a, title: t, who: 学校, what: {when: {活动: 活动}}}\n"
    found = read(tmp_path, spring__yml=text)
    vocabulary = Vocabulary(with_campaigns(words.site, found.campaigns))
    campaigns, faults = resolve_campaigns(found.drafts, vocabulary, Registry())
    assert (faults, campaigns[0].obligations[0].what.when) == ((), {"campaign": ("spring",)})


def test_no_folder_is_no_campaign(tmp_path: Path) -> None:
    assert read_campaigns(tmp_path) == Read((), ())
