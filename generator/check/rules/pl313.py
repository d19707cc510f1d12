"""PL313: words of a template stand in a text that is otherwise written."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.check.unfilled import phrases
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL313",
    name="template-words",
    title="留着模板的提示语",
    severity=Severity.WARNING,
    why="写好的内容里夹着“此处填写”“XX年XX月”，说明还有地方没填完。",
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


时间：20XX年XX月
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


时间：2024年5月
""",
    fix="请换成真实内容，或删去提示语",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each line that has a template's words."""
    for at, phrase in phrases(case.document.body):
        yield Finding(f"还留着模板的{quoted(phrase)}", case.document.body_line + at)


RULE = DocumentRule(DOC, check, requires=("PL303",))
