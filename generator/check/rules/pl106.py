"""PL106: a text is longer than its field allows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL106",
    name="long-text",
    title="写得太长",
    severity=Severity.WARNING,
    why="标题和摘要要在列表里放得下；太长会被截断，读者看不到后半句。",
    bad="""\
---
标题: 认识时间的第一课时和第二课时以及第三课时的全部教学环节连同课前的准备与课后的练习还有整个单元的小测验和讲评
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

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
    fix="请写短一些，把细节放进正文",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each text over its field's limit."""
    for name, field, node in values.texts(case, "text", "list"):
        length = len(node.text.strip())
        if field.max_length is not None and length > field.max_length:
            message = f"“{values.label(case, name)}”有 {length} 个字，最多 {field.max_length} 个"
            fix = f"请减去 {length - field.max_length} 个字，把细节放进正文"
            yield Finding(message, node.line, node.column, fix)


RULE = DocumentRule(DOC, check)
