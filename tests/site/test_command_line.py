"""The command line as people use it: text, files and exit codes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import jsonschema
import pytest

from .story import ROOT, Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path / "a").lesson("时间")


def yanxiu(story: Story, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command, run in the site's folder."""
    command = [sys.executable, "-m", "generator", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=story.root, capture_output=True, text=True, check=False, env=environment, timeout=120
    )


BROKEN = "---\n标题: 图形\n类别: 示例课\n单位: 实验小学\n---\n## 过程\n先看钟面，再说时刻，最后画一画。\n"


def test_a_clean_build_ends_with_zero_and_verifies(story: Story) -> None:
    done = yanxiu(story, "build", "--output", "out")
    assert done.returncode == 0, done.stderr
    assert "发布 1 份" in done.stderr
    assert yanxiu(story, "verify", "out").returncode == 0
    (story.root / "out/index.html").write_text("改过", "utf-8")
    tampered = yanxiu(story, "verify", "out")
    assert tampered.returncode == 1 and "index.html" in tampered.stderr


def test_a_held_back_submission_ends_with_one_and_is_named(story: Story) -> None:
    story.lay("content/submissions/shiyan/图形/index.md", BROKEN)
    done = yanxiu(story, "build", "--output", "out")
    assert done.returncode == 1
    assert (
        "submissions/shiyan/图形/index.md:7: error PL301: 缺少“目标”\n    请另起一行写“## 目标”"
        in done.stderr
    )
    assert (story.root / "out/r/shiyan/shi-jian/index.html").is_file()
    assert not (story.root / "out/r/shiyan/tu-xing").exists()


def test_check_writes_sarif_that_validates(story: Story) -> None:
    story.lay("content/submissions/shiyan/图形/index.md", BROKEN)
    done = yanxiu(story, "check", "--format", "sarif")
    assert done.returncode == 1
    schema = json.loads((ROOT / "tests/report/sarif-2.1.0.json").read_text("utf-8"))
    assert list(jsonschema.Draft4Validator(schema).iter_errors(json.loads(done.stdout))) == []
    assert not (story.root / "site").exists(), "check writes nothing"


@pytest.mark.parametrize("form", ["json", "github"])
def test_other_formats_go_to_standard_output(story: Story, form: str) -> None:
    story.lay("content/submissions/shiyan/图形/index.md", BROKEN)
    assert "PL301" in yanxiu(story, "check", "--format", form).stdout


def test_a_faulty_configuration_ends_with_two_and_its_line(story: Story) -> None:
    story.lay("site_config.yml", "extends: example\nstie: {name: x}\n")
    done = yanxiu(story, "build")
    assert done.returncode == 2
    assert "site_config.yml:2:1: error PL901" in done.stderr and "site" in done.stderr


def test_no_configuration_ends_with_two_and_words(tmp_path: Path) -> None:
    story = Story(tmp_path / "b").remove("site_config.yml")
    done = yanxiu(story, "check")
    assert done.returncode == 2 and "找不到配置文件" in done.stderr and "Traceback" not in done.stderr


def test_a_second_build_at_the_same_time_ends_with_three(story: Story) -> None:
    from generator.publish import open_release

    with open_release(story.root / "out"):
        done = yanxiu(story, "build", "--output", "out")
    assert done.returncode == 3 and "Traceback" not in done.stderr


def test_a_build_with_nothing_to_do_imports_nothing_that_makes_pages(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules and configuration alone would be half of what such a build costs."""
    makers = {
        "generator.check",
        "generator.config",
        "generator.render",
        "jinja2",
        "mkdocs",
        "numpy",
        "pydantic",
        "yaml",
    }
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")
    first, second = (yanxiu(story, "build", "--output", "out").stderr for _ in range(2))
    assert makers <= _imported(first)
    assert "写入 0 个" in second and not makers & _imported(second)


def _imported(said: str) -> set[str]:
    return {line.rpartition("|")[2].strip() for line in said.splitlines() if line.startswith("import time:")}


def test_explain_says_why_and_how(story: Story) -> None:
    done = yanxiu(story, "explain", "pl301")
    assert done.returncode == 0 and "缺少必填部分" in done.stdout and "怎么改" in done.stdout
    assert "PL301" in yanxiu(story, "explain").stdout
    assert yanxiu(story, "explain", "PL399").returncode == 2


def test_new_makes_a_submission_that_the_check_asks_to_be_filled(story: Story) -> None:
    done = yanxiu(story, "new", "示例课", "--title", "认识图形", "--organisation", "实验小学")
    assert done.returncode == 0, done.stderr
    assert len(list((story.root / "content/submissions").rglob("ren-shi-tu-xing/index.md"))) == 1
    assert yanxiu(story, "check").returncode == 1
    again = yanxiu(story, "new", "示例课", "--title", "认识图形", "--organisation", "实验小学")
    assert again.returncode == 2 and "已经有了" in again.stderr


def test_import_takes_what_a_text_says_of_itself(story: Story) -> None:
    """Kind from the folder, title from the name, the rest from the header."""
    text = "日期：2024年5月6日　　编号：AB1234\n\n一、目标：会看钟面上的整时和半时。\n\n二、过程\n\n先看钟面，再说时刻，最后画一画。\n"
    story.lay("收到的/示例课/认识钟表（修改后）.txt", text.encode("gb18030"))
    done = yanxiu(story, "import", "收到的", "--organisation", "实验小学", "--set", "领域=甲科")
    assert done.returncode == 0, done.stderr
    written = next((story.root / "content/submissions").rglob("ren-shi-zhong-biao*/index.md")).read_text(
        "utf-8"
    )
    assert "标题: 认识钟表\n" in written and "领域: 甲科" in written and "2024年5月6日" in written
    assert yanxiu(story, "check").returncode == 0


def test_the_schema_is_printed(story: Story) -> None:
    assert json.loads(yanxiu(story, "export", "schema").stdout)["title"] == "site_config.yml"


def test_preview_rebuilds_and_tells_the_browser(story: Story) -> None:
    """An edit rings the bell that open pages wait at; the files of the site stay as built."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=story.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as preview:
        try:
            address = f"http://127.0.0.1:{port}/"
            page = _fetched(address + "r/shiyan/shi-jian/")
            assert "__reload.js" in page and "认识时间" in page
            assert "__reload" not in story.page("r/shiyan/shi-jian")
            with urllib.request.urlopen(address + "__reload", timeout=60) as stream:
                story.lesson("时间", title="认识钟表")
                lines = iter(stream.readline, b"")
                assert any(line.startswith(b"data: reload") for line in lines)
            assert "认识钟表" in _fetched(address + "r/shiyan/shi-jian/")
        finally:
            preview.terminate()  # not SIGINT: where the tests run in the background, it is ignored
            preview.wait(timeout=30)


def _fetched(url: str) -> str:
    """The page, once the server answers."""
    for _ in range(120):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"no answer from {url}")


def test_the_bureaus_edition_never_takes_the_place_of_the_public_one(story: Story) -> None:
    assert 0 == yanxiu(story, "build").returncode
    assert 0 == yanxiu(story, "build", "--audience", "bureau").returncode
    assert not (story.root / "site/held-back").exists()
    assert (story.root / "site-bureau/held-back/index.html").is_file()
