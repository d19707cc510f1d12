"""PL009: the file has nothing in it."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL009",
    name="empty-file",
    title="空文件",
    severity=Severity.ERROR,
    why="文件里一个字也没有，可能是保存或上传时出了错。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md [empty]
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
    fix="请重新保存或上传这份稿件；不需要它就删去",
)


def message(_fault: Fault) -> str:
    """Nothing to tell but that."""
    return "这是一个空文件"


RULE = FaultRule(DOC, message)
