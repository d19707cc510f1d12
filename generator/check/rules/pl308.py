"""PL308: a section is under its minimum, or an optional one is empty."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import extent
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.unfilled import is_unfilled
from generator.config.vocabulary import applies
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL308",
    name="short-section",
    title="这一部分太短",
    severity=Severity.WARNING,
    why="写得太少的部分别人看不明白；空着的标题会让读者以为内容丢了。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。

## 反思
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

## 反思
下次把钟面放大一些。
""",
    fix="请补充具体内容；不需要的部分连标题一起删去",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each section that PL302 and PL303 let pass and that is still short."""
    document = case.document
    for section in case.kind.sections:
        indexes = extent.found_for(section, case)
        if not indexes:
            continue
        first = document.sections[indexes[0]]
        binding = section.required and applies(section.when, document.terms)
        wanted = section.min_chars or 1
        chars = extent.written_chars(document, indexes, wanted)
        if chars >= wanted:
            continue
        pictured = extent.has_picture(document, indexes)
        left_to_others = binding and (is_unfilled(first.content) or (chars * 2 < wanted and not pictured))
        if left_to_others or (pictured and wanted == 1):
            continue
        least = f"，最好写到 {wanted} 字" if wanted > 1 else ""
        problem = f"只有 {chars} 字{least}" if chars else "下面没有内容"
        fix = f"请写上：{section.hint}" if section.hint else ""
        yield Finding(
            f"“{section.heading}”{problem}", first.line, 0, fix, demand=f"section:{section.heading}"
        )


RULE = DocumentRule(DOC, check, requires=("PL309",))
