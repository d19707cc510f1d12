"""Incremental = clean: after any script of edits, the site is what a first build would make."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from .story import Story

SCRIPTS, EDITS = 12, 5
"""Scripts a run, edits a script. `benchmarks/` runs hundreds."""


@pytest.mark.parametrize("seed", range(SCRIPTS))
def test_any_script_of_edits(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    story = Story(tmp_path / "a")
    for number in range(6):
        story.lesson(f"课{number}", date=f"2024-0{number % 6 + 1}-10")
    story.picture("content/submissions/shiyan/课1/图.png").build()
    for _ in range(EDITS):
        _edit(rng, story)
        if rng.random() < 0.6:
            story.build()
    story.build()
    assert story.tree() == story.clean(tmp_path / "b")


def _edit(rng: random.Random, story: Story) -> None:
    submissions = story.root / "content/submissions/shiyan"
    folders = sorted(one for one in submissions.iterdir() if one.is_dir())
    one = rng.choice(folders)
    text = one / "index.md"
    match rng.choice(_EDITS):
        case "body":
            _replaced(text, "画一画", rng.choice(["写一写", "说一说", "画一画"]))
        case "title":
            _replaced(text, "标题: ", f"标题: 新{rng.randrange(9)}")
        case "date":
            _replaced(text, "2024-0", f"202{rng.randrange(3, 6)}-0")
        case "break":
            _replaced(text, "## 目标", "## 别的")
        case "mend":
            _replaced(text, "## 别的", "## 目标")
        case "add":
            story.lesson(f"新课{rng.randrange(100)}", date=f"2024-05-{rng.randrange(10, 29)}")
        case "delete" if len(folders) > 2:
            shutil.rmtree(one)
        case "rename" if not (submissions / f"{one.name}改").exists():
            one.rename(submissions / f"{one.name}改")
        case "picture":
            story.picture(
                f"content/submissions/shiyan/{one.name}/图{rng.randrange(3)}.png", (rng.randrange(50, 90), 60)
            )
            _replaced(text, "说时刻", f"说时刻\n\n![钟](图{rng.randrange(3)}.png)\n\n")
        case "attachment":
            (one / f"附件{rng.randrange(2)}.pdf").write_bytes(
                b"%PDF-1.4 " + bytes([rng.randrange(65, 90)]) * 9
            )
        case "touch":
            text.touch()
        case "theme":
            css = story.root / "theme/assets/css/base.css"
            css.write_text(css.read_text("utf-8") + f"\n/* {rng.randrange(99)} */\n", "utf-8")
        case "template":
            page = story.root / "theme/templates/pages/listing.html"
            page.write_text(page.read_text("utf-8") + f"\n<!-- {rng.randrange(99)} -->\n", "utf-8")
        case "configuration":
            name = rng.choice(["某市", "某县"])
            story.lay("site_config.yml", f"extends: example\nsite: {{name: {name}}}\n")
        case "term":
            story.lay(
                "site_config.yml",
                f"extends: example\nsite: {{name: 某市}}\ntaxonomies: {{field: {{terms: [{{slug: a, label: 领域{rng.randrange(3)}}}]}}}}\n",
            )
        case "roster":
            story.lay(
                "content/registry/organisations.csv",
                f"id,name,level,parent,stages,aliases\nshiyan,实验小学{rng.randrange(3)},school,,,实验小学\n",
            )
        case "page":
            story.lay("content/pages/about.md", f"# 关于\n\n第{rng.randrange(9)}版。\n")


_EDITS = (
    "body", "title", "date", "break", "mend", "add", "delete", "rename", "picture", "attachment", "touch", "theme",
    "template", "configuration", "term", "roster", "page",
)  # fmt: skip


def _replaced(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_a_swap_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    """Two files exchanged by rename, each with the size and the time of the other."""
    import os

    story = Story(tmp_path / "a").lesson("甲").lesson("乙")
    paths = [story.root / f"content/submissions/shiyan/{name}/index.md" for name in "甲乙"]
    for path in paths:
        os.utime(path, ns=(10**18, 10**18))
    story.build()
    texts = [path.read_text("utf-8") for path in paths]
    for path, text in zip(paths, reversed(texts), strict=True):
        part = path.with_suffix(".part")
        part.write_text(text, "utf-8")
        os.utime(part, ns=(10**18, 10**18))
        part.replace(path)
    story.build()
    assert "认识乙" in story.page("r/shiyan/jia")
    assert story.tree() == story.clean(tmp_path / "b")


def test_a_damaged_cache_is_rebuilt_never_believed(tmp_path: Path) -> None:
    story = Story(tmp_path / "a").lesson("甲").build()
    before = story.tree()
    for path in sorted((story.root / ".yanxiu").rglob("*.msgpack")):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(data)
    story.build()
    assert story.tree() == before
