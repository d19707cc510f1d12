"""PL004: front matter is not valid YAML."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL004",
    name="yaml-syntax",
    title="文头格式写错",
    severity=Severity.ERROR,
    why="文头（两行“---”之间）是给程序读的，格式有错就一项也读不出来，这份材料无法归类和发布。",
    bad="""\
---
标题: 认识时间: 第一课时
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
标题: "认识时间: 第一课时"
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix=(
        "请检查这一行：值里有英文冒号，或以 *、&、@、% 开头，要给整个值加双引号\n"
        "引号、方括号要成对；缩进用空格，不用制表符"
    ),
)


def message(fault: Fault) -> str:
    """The line that the YAML reader stumbled over."""
    return f"文头这一行读不懂：{clean(fault.detail)}" if fault.detail else "文头读不懂"


RULE = FaultRule(DOC, message)
