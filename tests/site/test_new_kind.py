"""A kind that only site_config.yml knows: checks, listing, facet, scaffold and guide page follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.intake.create import create

from .story import Story

CONFIG = """\
extends: school-training
site: {name: 某市}
kinds:
  research-report:
    label: 课题报告
    aliases: [结题材料]
    group: 研修成果类
    fields:
      project_no: {label: 课题编号, type: text, required: true, pattern: '[A-Z]{2}\\d{6}'}
      subject: {required: true}
    sections:
      - {heading: 研究背景, aliases: [选题缘由], min_chars: 10, hint: 为什么研究这个问题}
      - {heading: 研究成果}
    min_chars: 30
    attachments: [{role: 结题证书, types: [pdf, jpg], visibility: internal}]
"""

REPORT = """\
---
标题: 小学估算教学的实践研究
类别: 课题报告
课题编号: KT202401
学科: 数学
学段: 小学
单位: 实验小学
作者: 王芳
日期: 2024-05-06
---
## 选题缘由
五年级的学生会算，却不会估，练习册上的估算题都先算再改。

## 研究成果
形成三类估算任务，两个年级的学生在购物情境中能先估后算，并说出理由。
"""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    story = Story(tmp_path / "a", CONFIG)
    return story.lay("content/submissions/shiyan/估算/index.md", REPORT).lay(
        "content/submissions/shiyan/估算/结题证书.pdf", b"%PDF-1.4 x"
    )


def said(story: Story) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in story.check()]


def test_a_sound_one_is_published_listed_and_found(story: Story) -> None:
    story.build()
    assert story.outcome is not None and story.outcome.diagnostics == ()
    assert "小学估算教学的实践研究" in story.page("kind/research-report")
    assert "课题编号" in story.page("r/shiyan/gu-suan") and "KT202401" in story.page("r/shiyan/gu-suan")
    facets = "".join(data.decode() for path, data in story.tree().items() if path.startswith("search/"))
    assert "research-report" in facets and "课题报告" in facets
    assert "课题报告" in story.page("kind")
    assert not any("结题证书" in path for path in story.tree()), "internal attachments stay inside"


def test_its_guide_page_says_what_is_asked(story: Story) -> None:
    story.build()
    guide = story.page("guide/research-report")
    for words in ("课题报告", "课题编号", "研究背景", "选题缘由", "研究成果", "结题证书"):
        assert words in guide, words


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("课题编号: KT202401\n", "", "PL101", "课题编号"),
        ("KT202401", "12", "PL104", "课题编号"),
        ("学科: 数学\n", "", "PL101", "学科"),
        ("## 选题缘由", "## 其他", "PL301", "研究背景"),
    ],
)
def test_its_checks_follow(story: Story, old: str, new: str, code: str, words: str) -> None:
    story.lay("content/submissions/shiyan/估算/index.md", REPORT.replace(old, new))
    found = said(story)
    assert [one for one, _ in found] == [code]
    assert words in found[0][1]


def test_a_missing_role_is_asked_for(story: Story) -> None:
    story.remove("content/submissions/shiyan/估算/结题证书.pdf")
    assert [code for code, _ in said(story)] == ["PL407"]


def test_its_scaffold_has_every_field_and_section_with_a_hint(story: Story) -> None:
    project = story.project()
    path = create(
        project.content, project.vocabulary, project.registry, "结题材料", "新的研究", "实验小学", "王芳"
    )
    text = path.read_text("utf-8")
    assert "类别: 课题报告" in text and "标题: 新的研究" in text
    assert (
        "课题编号:" in text and "## 研究背景" in text and "为什么研究这个问题" in text and "结题证书" in text
    )
    asked = {one.code for one in story.check() if one.path.endswith("xin-de-yan-jiu/index.md")}
    assert {"PL101", "PL302"} <= asked, "what is not filled in is asked for"


def test_a_scaffold_never_overwrites(story: Story) -> None:
    project = story.project()
    arguments = (project.content, project.vocabulary, project.registry, "课题报告", "新的研究", "实验小学")
    create(*arguments)
    with pytest.raises(FileExistsError, match="已经有了"):
        create(*arguments)


def test_an_unknown_kind_gets_a_suggestion(story: Story) -> None:
    project = story.project()
    with pytest.raises(LookupError, match="是不是“课题报告”"):
        create(project.content, project.vocabulary, project.registry, "课题报稿", "x", "实验小学")
