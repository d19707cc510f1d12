"""PL003: the front matter is never closed."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL003",
    name="unclosed-front-matter",
    title="文头没有结束",
    severity=Severity.ERROR,
    why="文头要用两行“---”围住；少了后一行，整篇正文都会被当成文头。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校

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
    fix="请在文头最后一项的下面另起一行，写三个英文减号“---”",
)


def message(_fault: Fault) -> str:
    """The place tells all."""
    return "文头从这一行开始，后面找不到结束的“---”"


RULE = FaultRule(DOC, message)
