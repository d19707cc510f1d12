"""PL108: a field still has what the template had there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.unfilled import is_placeholder
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL108",
    name="placeholder-field",
    title="模板的字没有改",
    severity=Severity.ERROR,
    why="“请填写”“XXX”是模板里的提示，照原样发布出去，读者看到的就是一份空表。",
    bad="""\
---
标题: 请填写标题
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
    fix="请换成真实的内容；没有内容就删去这一行",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each field that holds a placeholder."""
    if len(case.texts) == len(case.scalars):
        return
    for name, _, node in case.written:
        for one in node.items if node.kind == "list" else (node,):
            if one.kind == "scalar" and one.text.strip() and is_placeholder(one.text):
                message = f"“{values.label(case, name)}”还是模板里的{quoted(one.text)}"
                fix = f"请换成真实的{values.label(case, name)}；没有就删去这一行"
                yield Finding(message, one.line, one.column, fix)
                break


RULE = DocumentRule(DOC, check)
