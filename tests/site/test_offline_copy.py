"""`yanxiu export usb`: a folder that opens without a server, and what a second run does to it."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from generator.pipeline.offline import Copied, copy
from generator.publish import PublishError

from .story import AS_OF, ROOT, Story

ORGANISATIONS = """\
id,name,level,parent,aliases
shi,某市,city,,
shiyan,实验小学,school,shi,实小
hexi,河西小学,school,shi,
"""
OTHER = """\
---
标题: 河西的课
类别: 示例课
单位: 河西小学
日期: 2024-03-05
---
## 目标
能看懂钟面上的整时。

## 过程
先看钟面，再说时刻，最后画一画自己的一天。
"""
BIG = 300_000
GOAL = "能看懂钟面上的整时，会用两种写法写出时刻，能说出时针和分针各指着几，" * 2 + (
    "并且能把一天里起床、上学、午饭、放学、睡觉的时刻按先后排好，说给同桌听，再请同桌挑出说错的地方，一起改正过来。"
)
"""Longer than a summary: what stands behind it shows on the page alone."""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    found = Story(tmp_path / "a")
    return (
        found.lesson("时间", extra="\n\n![钟面](钟面.png)\n\n见[课件](大.pptx)。")
        .picture("content/submissions/shiyan/时间/钟面.png")
        .lay("content/submissions/shiyan/时间/大.pptx", b"m" * BIG)
        .lay("content/submissions/shiyan/时间/小: 一.pdf", b"%PDF-1.4 small")
        .lesson("钟表", title="认识钟表", goal=GOAL)
        .lay("content/submissions/hexi/课/index.md", OTHER)
        .lay("content/registry/organisations.csv", ORGANISATIONS)
    )


def copied(story: Story, *organisations: str, limit: int | None = None, jobs: int = 1) -> Copied:
    return copy(story.project(), stick(story), organisations, limit=limit, as_of=AS_OF, jobs=jobs)


def stick(story: Story) -> Path:
    return story.root / "盘"


def stamps(story: Story) -> dict[str, int]:
    top = stick(story)
    return {str(one.relative_to(top)): one.stat().st_mtime_ns for one in top.rglob("*") if one.is_file()}


def table(story: Story) -> list[dict[str, str]]:
    text = (stick(story) / "清单.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


class Links(HTMLParser):
    """Everything that a page links or loads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = ("href", "src", "action")
        refresh = dict(attributes).get("content") or "" if tag == "meta" else ""
        self.found |= {value for name, value in attributes if name in names and value}
        self.found |= {refresh.partition("url=")[2]} - {""}


def dead_links(top: Path) -> Iterator[tuple[str, str]]:
    """Links that lead to no file: folders count as dead, for nobody finds a page in them."""
    for page in sorted(top.rglob("*.html")):
        here = page.relative_to(top).as_posix()
        for link in Links(page.read_text("utf-8")).found:
            if not re.match(r"[a-z]+:|//|#", link):
                path = unquote(urljoin(f"/{here}", link).partition("#")[0].partition("?")[0]).lstrip("/")
                if not (top / path).is_file():
                    yield here, link


def test_a_school_on_a_stick(story: Story) -> None:
    found = copied(story, "shiyan")
    top = stick(story)
    assert found.works == 2 and found.left_out == ()
    assert sorted(one.name for one in top.iterdir()) == ["打开.html", "清单.csv", "清单.txt", "网页"]
    work = top / "网页/成果/实验小学/认识时间（示例课）"
    assert {"index.html", "大.pptx", "小： 一.pdf", "钟面.png"} <= {one.name for one in work.iterdir()}
    assert list(dead_links(top)) == []
    # Nothing of anybody else, not even a name.
    texts = "".join(
        one.read_text("utf-8") for one in top.rglob("*") if one.suffix in (".html", ".js", ".csv", ".json")
    )
    assert "河西" not in texts
    # The public address stays what it is: it is cited.
    page = (work / "index.html").read_text("utf-8")
    assert 'rel="canonical" href="http://localhost:8000/r/shiyan/shi-jian/"' in page


def test_everything_when_no_organisation_is_named(story: Story) -> None:
    assert copied(story).works == 3
    assert list(dead_links(stick(story))) == []


def test_a_second_run_writes_nothing(story: Story) -> None:
    first = copied(story, "shiyan", jobs=2)
    before = stamps(story)
    again = copied(story, "shiyan")
    assert (again.change.written, again.change.removed, again.change.unchanged) == (0, 0, first.files)
    record = str(Path("网页/清单.json"))
    assert {k: v for k, v in before.items() if k != record} == {
        k: v for k, v in stamps(story).items() if k != record
    }


def test_a_changed_text_writes_its_page_only(story: Story) -> None:
    copied(story, "shiyan")
    before = stamps(story)
    story.lesson("钟表", title="认识钟表", goal=GOAL, extra="最后说说半时。")
    copied(story, "shiyan")
    changed = {one for one, stamp in stamps(story).items() if before.get(one) != stamp}
    page = "网页/成果/实验小学/认识钟表（示例课）/index.html"
    assert {one for one in changed if not one.startswith("网页/search/")} == {
        page, "清单.csv", "清单.txt", "网页/清单.json",
    }  # fmt: skip


def test_what_is_withdrawn_is_removed_and_what_people_put_there_stays(story: Story) -> None:
    copied(story, "shiyan")
    note = stick(story) / "网页/成果/实验小学/认识钟表（示例课）/我的笔记.txt"
    note.write_text("x")
    story.remove("content/submissions/shiyan/钟表")
    found = copied(story, "shiyan")
    assert found.change.removed and note.read_text() == "x"
    assert [one.name for one in note.parent.iterdir()] == ["我的笔记.txt"]
    assert list(dead_links(stick(story))) == []


def test_the_largest_attachment_is_left_out_and_the_page_says_so(story: Story) -> None:
    whole = copied(story, "shiyan")
    limit = sum(-(-int(row["大小（字节）"]) // 32768) * 32768 for row in table(story)) - BIG // 2
    found = copied(story, "shiyan", limit=limit)
    assert [one.name for one in found.left_out] == ["大.pptx"]
    assert found.size < whole.size and found.size <= limit
    work = stick(story) / "网页/成果/实验小学/认识时间（示例课）"
    assert not (work / "大.pptx").exists() and (work / "小： 一.pdf").exists()
    page = (work / "index.html").read_text("utf-8")
    assert "课件（<a" in page and "附件不在此盘" in page
    listed = (stick(story) / "网页/left-out/index.html").read_text("utf-8")
    assert "大.pptx" in listed and "认识时间" in listed
    assert [row["文件"] for row in table(story) if row["说明"]] == [f"网页/成果/实验小学/{work.name}/大.pptx"]
    assert "不在此盘的附件 1 个" in (stick(story) / "清单.txt").read_text("utf-8")
    assert list(dead_links(stick(story))) == []
    assert copied(story, "shiyan").size == whole.size  # room again


def test_a_limit_that_not_even_the_pages_keep(story: Story) -> None:
    with pytest.raises(PublishError, match="上限太小"):
        copied(story, "shiyan", limit=1000)
    assert not (stick(story) / "打开.html").exists()


def test_hostile_titles_become_names_and_stay_inside(story: Story) -> None:
    titles = ["../../../etc/课", "CON", "con", "结尾有点...", "表情😀课", "一/二\\三:四?", "Aa课", "aA课"]
    for at, title in enumerate(titles):
        story.lesson(f"名{at}", title=f'"{title}"' if "\\" not in title else f"'{title}'")
    copied(story, "shiyan")
    names = [one.name for one in (stick(story) / "网页/成果/实验小学").iterdir()]
    assert len({one.casefold() for one in names}) == len(names) >= 8
    assert not any(re.search(r'[<>:"\\|?*#%]|[. ]$', one) for one in names)
    assert list(dead_links(stick(story))) == []
    outside = {one.name for one in story.root.iterdir()} - {
        "盘",
        "content",
        "theme",
        "site_config.yml",
        ".yanxiu",
    }
    assert outside == set()


def test_the_check_list_checks(story: Story) -> None:
    copied(story, "shiyan")
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("no sha256sum here")
    done = subprocess.run(
        [program, "--check", "--quiet", "清单.txt"], cwd=stick(story), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"")
    (stick(story) / "打开.html").write_text("x")
    assert (
        subprocess.run(
            [program, "--check", "清单.txt"], cwd=stick(story), capture_output=True, check=False
        ).returncode
        == 1
    )


def test_any_number_of_processes_gives_the_same_bytes(story: Story) -> None:
    copied(story, "shiyan", jobs=1)
    one = {path: (stick(story) / path).read_bytes() for path in stamps(story)}
    shutil.rmtree(stick(story))
    copied(story, "shiyan", jobs=2)
    assert one == {path: (stick(story) / path).read_bytes() for path in stamps(story)}


def test_the_command(story: Story) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "generator", "export", "usb", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            command, cwd=story.root, capture_output=True, text=True, check=False, env=environment, timeout=120
        )

    done = run("--organisation", "实小", "--output", "盘", "--as-of", AS_OF)
    assert done.returncode == 0, done.stderr
    assert "成果 2 份" in done.stdout and "在 盘" in done.stdout
    again = run("--organisation", "实小", "--output", "盘", "--as-of", AS_OF)
    assert "写入 0 个" in again.stdout
    wrong = run("--organisation", "试验小学", "--output", "盘")
    assert wrong.returncode == 2 and "实验小学" in wrong.stderr
    vague = run("--organisation", "实小", "--output", "盘", "--limit", "很多")
    assert vague.returncode == 2 and "--limit" in vague.stderr
    (story.root / "别人的" / "网页").mkdir(parents=True)
    refused = run("--organisation", "实小", "--output", "别人的")
    assert (
        refused.returncode == 3 and "不是本程序写的" in refused.stderr and "Traceback" not in refused.stderr
    )
