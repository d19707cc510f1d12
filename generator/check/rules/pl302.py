"""PL302: a required section has hardly anything under its heading."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import extent
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.unfilled import is_unfilled
from generator.config.vocabulary import applies
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL302",
    name="empty-section",
    title="必填部分没有写",
    severity=Severity.ERROR,
    why="只有标题没有内容的部分，别人用不上；数一数只有要求的一半都不到，等于没有写。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标


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
    fix="请在这个标题下面写上具体内容",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each required section that is empty or holds less than half of its minimum."""
    document = case.document
    for section in case.kind.sections:
        indexes = extent.found_for(section, case)
        if not section.required or not indexes or not applies(section.when, document.terms):
            continue
        first = document.sections[indexes[0]]
        wanted = section.min_chars or 1
        chars = extent.written_chars(document, indexes, wanted)
        if chars * 2 >= wanted or extent.has_picture(document, indexes) or is_unfilled(first.content):
            continue
        least = f"，至少要写 {wanted} 字" if wanted > 1 else ""
        problem = f"只有 {chars} 字{least}" if chars else "下面没有内容"
        fix = f"请写上：{section.hint}" if section.hint else f"请在“{section.heading}”下面写上具体内容{least}"
        yield Finding(
            f"“{section.heading}”{problem}", first.line, 0, fix, demand=f"section:{section.heading}"
        )


RULE = DocumentRule(DOC, check, requires=("PL309",))
