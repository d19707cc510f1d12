"""PL303: a section, or the whole text, is a template that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import extent
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.unfilled import is_unfilled
from generator.config.vocabulary import applies
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL303",
    name="unfilled-template",
    title="模板没有填",
    severity=Severity.ERROR,
    why="模板里的提示和空线原样交上来，等于没有写；发布出去，读者看到的是一张空表。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
请在此处填写学生学完能做什么。

## 过程
先看钟面，再说时刻。
""",
    good="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请把提示和空线换成真实内容\n用不上的部分，连标题一起删去",
)


_SHORT = 400
"""字数 from which a text without sections has certainly been written."""


def check(case: Case) -> Iterator[Finding]:
    """Required sections one by one; a text without sections as a whole. Worksheets keep their blanks."""
    document = case.document
    for section in case.kind.sections:
        indexes = extent.found_for(section, case)
        if not section.required or not indexes or not applies(section.when, document.terms):
            continue
        parts = [document.sections[at] for at in indexes]
        if all(is_unfilled(one.content) for one in parts):
            demand = f"section:{section.heading}"
            yield Finding(f"“{section.heading}”还是模板，没有填写", parts[0].line, demand=demand)
    if not document.sections and document.chars < _SHORT and is_unfilled(document.body):
        line = document.body_line + _blank_lines(document.body)
        yield Finding("正文还是模板，没有填写", line)


def _blank_lines(body: str) -> int:
    """Lines before the first that is not blank."""
    return body.count("\n", 0, len(body) - len(body.lstrip()))


RULE = DocumentRule(DOC, check)
