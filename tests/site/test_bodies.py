"""A body is read alike from the parsed text, for the index, and from its published page, by whoever checks a hit."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.model.submission import Submission
from generator.pipeline import Project, build, open_project
from generator.pipeline.judging import known
from generator.search import body_of_page, searched
from generator.search.format import body_count, unpack_slots

ROOT = Path(__file__).parents[2]


def test_pages_say_what_the_lists_say(tmp_path: Path) -> None:
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy2(ROOT / "site_config.yml", tmp_path)
    project = open_project(tmp_path / "site_config.yml")
    assert isinstance(project, Project)
    build(project, tmp_path / "site", as_of="2024-06-01", jobs=1)
    examined = known(project, 1)
    shown: dict[str, Submission] = {
        record.submission.url: record.submission
        for record in map(examined.records.__getitem__, examined.records)
        if record.submission and (tmp_path / "site" / record.submission.url / "index.html").exists()
    }
    assert len(shown) > 70
    postings = 0
    for url, one in shown.items():
        body = body_of_page((tmp_path / "site" / url / "index.html").read_bytes())
        assert body is not None, url
        on_page = searched(body)
        assert on_page.keys == searched(examined.body(one)).keys, url
        postings += len(on_page.keys)
    lists = sorted((tmp_path / "site/search/b").glob("*.js"))
    assert len(lists) == body_count(len(shown))
    records = [
        one.split('","')[-1].removesuffix('")\n').split("!")
        for one in (path.read_text("utf-8") for path in lists)
    ]
    assert postings == sum(
        len(unpack_slots(record.split(" ")[1])) for shard in records for record in shard if record
    )
