"""PL016: the operating system does not give the file."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL016",
    name="unreadable",
    title="文件读不出来",
    severity=Severity.ERROR,
    why="没有读取权限、磁盘出错或不是普通文件，里面的内容这次没有处理。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/签名 [pipe]
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
    fix="请检查文件的权限，或重新复制一份；不需要它就删去",
)


def message(fault: Fault) -> str:
    """The system's reason, when it gave one."""
    return f"这个文件读不出来：{clean(fault.detail)}" if fault.detail else "这个文件读不出来"


RULE = FaultRule(DOC, message)
