"""PL304: required sections stand in another order than the kind's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import extent
from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.document import FoundSection
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL304",
    name="section-order",
    title="部分的先后不同",
    severity=Severity.NOTICE,
    why="同类材料按同样的先后写，读者一眼能找到要看的部分；不影响发布。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 过程
先看钟面，再说时刻。

## 目标
能看懂钟面上的整时和半时。
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
    fix="请按投稿指南里的先后排列各部分；有意这样安排的可以不改",
)


def check(case: Case) -> Iterator[Finding]:
    """At most one finding: the first section that stands too early."""
    document = case.document
    before: FoundSection | None = None
    name = ""
    for section in case.kind.sections:
        if not section.required:
            continue
        # A label in a table's head row says nothing about the order of the text.
        found = [document.sections[at] for at in extent.found_for(section, case)]
        first = next((one for one in found if one.form != "cell"), None)
        if first is None:
            continue
        if before is not None and first.line < before.line:
            yield Finding(f"“{section.heading}”写在了“{name}”前面", first.line)
            return
        before, name = first, section.heading


RULE = DocumentRule(DOC, check)
