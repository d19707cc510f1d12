"""Builds as stories: what is published, what is held back, what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import verify

from .story import Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path / "a")


def codes(story: Story) -> list[str]:
    assert story.outcome is not None
    return [one.code for one in story.outcome.diagnostics]


def test_one_submission_becomes_a_page_a_listing_and_a_feed(story: Story) -> None:
    story.lesson("时间", title="认识时间").build()
    assert codes(story) == []
    assert "认识时间" in story.page("r/shiyan/shi-jian")
    assert "认识时间" in story.page("field/a")
    assert "认识时间" in story.page("resources")
    assert {
        "sitemap.xml",
        "robots.txt",
        "404.html",
        "manifest.json",
        "api/catalogue.csv",
    } <= story.tree().keys()
    assert verify(story.site) == []


def test_a_faulty_submission_is_held_back_and_harms_no_other(story: Story) -> None:
    """Its page is absent, all other pages are the same as without it."""
    story.lesson("时间").lesson("图形").build()
    before = story.tree()
    path = "content/submissions/shiyan/图形/index.md"
    text = (story.root / path).read_text("utf-8")
    story.lay(path, text.replace("## 目标\n能看懂钟面上的整时。\n", "")).build()
    assert story.outcome is not None
    assert [(one.path, [e.code for e in one.errors]) for one in story.outcome.held_back] == [
        ("submissions/shiyan/图形/index.md", ["PL301"])
    ]
    assert "r/shiyan/tu-xing/index.html" not in story.tree()
    assert story.tree()["r/shiyan/shi-jian/index.html"] != b"" and before.keys() - story.tree().keys() >= {
        "r/shiyan/tu-xing/index.html"
    }
    alone = Story(story.root.parent / "b").lesson("时间").build()
    for name in ("r/shiyan/shi-jian/index.html", "field/a/index.html", "index.html", "api/catalogue.csv"):
        assert story.tree()[name] == alone.tree()[name], name


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        ("content/submissions/shiyan/坏/index.md", b"\x89PNG\r\n\x1a\n\0\0\0", "PL001"),
        ("content/submissions/shiyan/坏/index.md", "没有文头".encode(), "PL002"),
        ("content/submissions/shiyan/坏/index.md", "---\n标题: 甲\n没有结束".encode(), "PL003"),
        ("content/submissions/shiyan/坏/index.md", "---\n标题: a: b\n---\n正文".encode(), "PL004"),
        ("content/submissions/shiyan/坏/index.md", "---\n标题：甲\n---\n正文".encode(), "PL005"),
        ("content/submissions/shiyan/坏/index.md", b"", "PL009"),
        (
            "content/submissions/shiyan/坏/index.md",
            "---\n标题: 甲\n类别: 没有的类\n---\n正文".encode(),
            "PL103",
        ),
        ("content/submissions/shiyan/坏/说明.txt", b"x", "PL012"),
    ],
)
def test_every_kind_of_unreadable_submission_is_one_diagnostic(
    story: Story, path: str, content: bytes, code: str
) -> None:
    """Never a traceback, never a silent drop; the others are published."""
    story.lesson("时间").lay(path, content).build()
    assert codes(story) == [code]
    assert story.outcome is not None
    one = story.outcome.diagnostics[0]
    assert one.line >= 1 and one.fix and "坏" in one.path
    assert story.outcome.published == 1


def test_nothing_changed_writes_nothing(story: Story) -> None:
    story.lesson("时间").lesson("图形").build()
    facts = {
        path: (p.stat().st_ino, p.stat().st_mtime_ns) for path in story.tree() for p in [story.site / path]
    }
    story.build()
    # The manifest does not list itself.
    assert story.outcome is not None and (story.outcome.written, story.outcome.unchanged) == (
        0,
        len(facts) - 1,
    )
    assert facts == {
        path: (p.stat().st_ino, p.stat().st_mtime_ns) for path in story.tree() for p in [story.site / path]
    }


def test_a_body_edit_touches_its_page_and_no_listing(story: Story) -> None:
    for name in ("一", "二", "三"):
        story.lesson(name, title=f"第{name}课")
    story.lay("content/submissions/shiyan/二/index.md", _with_summary(story, "二")).build()
    before = {path: (story.site / path).stat().st_ino for path in story.tree()}
    path = story.root / "content/submissions/shiyan/二/index.md"
    path.write_text(path.read_text("utf-8").replace("画一画自己的一天", "写一写自己的一周"), "utf-8")
    story.build()
    changed = {path for path in before if (story.site / path).stat().st_ino != before[path]}
    assert changed == {"r/shiyan/er/index.html", "search/b/0.js", "manifest.json"}


def _with_summary(story: Story, name: str) -> str:
    """A summary of its own: else the card shows the first words of the body."""
    text = (story.root / f"content/submissions/shiyan/{name}/index.md").read_text("utf-8")
    return text.replace("关键词:", "摘要: 说说时间。\n关键词:")


def test_strict_publishes_nothing_on_any_error(story: Story) -> None:
    story.lesson("时间").build()
    before = story.tree()
    story.lesson("图形").lay("content/submissions/shiyan/坏/index.md", "没有文头").build(strict=True)
    assert story.outcome is not None and not story.outcome.released
    assert story.tree() == before


def test_same_bytes_from_any_place_clock_and_number_of_processes(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(150):
        story.lesson(f"课{number}", date=f"2024-{number % 12 + 1:02d}-15")
    story.picture("content/submissions/shiyan/课7/图.png").build(jobs=2)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir("/")
    assert story.clean(tmp_path / "别处 elsewhere") == story.tree()


def test_a_deleted_submission_leaves_no_page_and_is_said(story: Story) -> None:
    story.lesson("时间").lesson("图形").build().remove("content/submissions/shiyan/图形").build()
    assert "r/shiyan/tu-xing/index.html" not in story.tree()
    assert codes(story) == ["PL504"]


def test_a_moved_submission_keeps_its_old_address_as_a_redirect(story: Story) -> None:
    story.lesson("时间").build()
    text = (story.root / "content/submissions/shiyan/时间/index.md").read_text("utf-8")
    story.remove("content/submissions/shiyan/时间")
    story.lay(
        "content/submissions/shiyan/钟表/index.md",
        text.replace("关键词:", "旧网址: [r/shiyan/shi-jian/]\n关键词:"),
    ).build()
    assert codes(story) == []
    assert "../zhong-biao/" in story.page("r/shiyan/shi-jian") or "r/shiyan/zhong-biao/" in story.page(
        "r/shiyan/shi-jian"
    )


def test_internal_material_is_counted_and_nowhere_published(story: Story) -> None:
    """Neither its page nor its words nor its files."""
    text = (
        "---\n标题: 秘密名单\n类别: 示例课\n单位: 实验小学\n公开范围: 内部\n---\n"
        "## 目标\n这里有不公开的话语。\n\n## 过程\n先看钟面，再说时刻，最后画一画。\n"
    )
    story.lesson("时间").lay("content/submissions/shiyan/内部/index.md", text).lay(
        "content/submissions/shiyan/内部/甲班家长.pdf", b"%PDF-1.4 internal"
    ).build()
    assert story.outcome is not None
    assert (story.outcome.published, story.outcome.internal, codes(story)) == (1, 1, [])
    everything = b"\n".join([*story.tree().values(), *(path.encode() for path in story.tree())])
    for word in ("秘密名单", "不公开的话语", "甲班家长", "nei-bu"):
        assert word.encode() not in everything, word


def test_internal_attachments_are_not_published(story: Story) -> None:
    text = (
        "---\n标题: 听课\n类别: 示例图文\n单位: 实验小学\n作者: 王芳\n附件:\n  - {文件: 名册.pdf, 角色: 签到簿}\n---\n"
        "这一次听课我们看到了很多东西。\n\n![课堂](课堂.png)\n"
    )
    story.lay("content/submissions/shiyan/听课/index.md", text).picture(
        "content/submissions/shiyan/听课/课堂.png"
    )
    story.lay("content/submissions/shiyan/听课/名册.pdf", b"%PDF-1.4 names").build()
    assert codes(story) == []
    assert "r/shiyan/ting-ke/课堂.png" in story.tree()
    assert not any("名册" in path for path in story.tree())
    assert "名册" not in story.page("r/shiyan/ting-ke")


def test_a_script_in_title_or_body_shows_as_text(story: Story) -> None:
    story.lesson(
        "时间", title="<script>alert(1)</script>", extra="<script>alert(2)</script>{{ 7*7 }}"
    ).build()
    everything = "".join(data.decode() for path, data in story.tree().items() if path.endswith(".html"))
    assert "<script>alert" not in everything
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in everything
    assert "{{ 7*7 }}" in story.page("r/shiyan/shi-jian")


def test_no_page_calls_another_host(story: Story) -> None:
    """Links may lead away; nothing is loaded from elsewhere."""
    import re

    story.lesson(
        "时间", extra="\n\n![外链](https://evil.example/a.png) [链接](https://good.example/)"
    ).build()
    loads = re.compile(
        r"<(?:script|img|link|iframe|source|video|audio|use)\b[^>]*?(?:src|href|srcset)=[\"']?((?:https?:)?//[^\"' >]+)"
    )
    found = {
        match
        for path, data in story.tree().items() if path.endswith(".html")
        for tag in re.findall(r"<[^>]+>", data.decode())
        if 'rel="canonical"' not in tag
        for match in loads.findall(tag)
    }  # fmt: skip
    assert found == set()
    css = "".join(
        data.decode("utf-8", "replace") for path, data in story.tree().items() if path.endswith(".css")
    )
    assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", css)


def test_an_empty_library_is_a_site(story: Story) -> None:
    story.build()
    assert codes(story) == [] and story.outcome is not None and story.outcome.published == 0
    assert "某市" in (story.site / "index.html").read_text("utf-8")


def test_a_site_of_notes_without_any_profile(tmp_path: Path) -> None:
    """`extends: none` and one kind with nothing but a title."""
    config = "extends: none\nsite: {name: 便条}\nfields: {title: {label: 题目, required: true}, kind: {label: 类别}}\nkinds: {note: {label: 便条}}\n"
    story = (
        Story(tmp_path / "n", config)
        .lay("content/submissions/我/第一/index.md", "---\n题目: 你好\n类别: 便条\n---\n正文\n")
        .build()
    )
    assert codes(story) == []
    assert "你好" in story.page("r/wo/di-yi")


def test_a_picture_loses_its_place_and_camera(story: Story) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    path = story.root / "content/submissions/shiyan/时间/照片.jpg"
    path.parent.mkdir(parents=True)
    Image.new("RGB", (300, 200), "red").save(path, exif=exif)
    story.lesson("时间", extra="\n\n![照片](照片.jpg)").build()
    published = story.site / "r/shiyan/shi-jian/照片.jpg"
    assert b"SecretCamera" not in published.read_bytes()
    assert Image.open(published).size == (300, 200)
    assert published.stat().st_ino != path.stat().st_ino


def test_the_bureau_sees_what_is_held_back_and_why_and_nobody_else(story: Story) -> None:
    bad = "---\n标题: 图形\n类别: 示例课\n单位: 实验小学\n---\n## 过程\n先看钟面，再说时刻，最后画一画。\n"
    story.lesson("时间").lay("content/submissions/shiyan/图形/index.md", bad)
    story.build(audience="bureau")
    page = story.page("held-back")
    assert "shiyan/图形/index.md" in page and "缺少“目标”" in page and "PL301" in page
    story.build()
    assert "held-back/index.html" not in story.tree()
    assert not any("图形".encode() in data for data in story.tree().values())
