"""PL002: there is no front matter."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL002",
    name="no-front-matter",
    title="缺少文头",
    severity=Severity.ERROR,
    why="文头（两行“---”之间）写着标题、类别、单位；没有文头，程序不知道这是谁的什么材料。",
    bad="""\
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
    fix="请在文件最前面加文头：一行“---”，每行一项如“标题: 认识时间”，再一行“---”",
)


def message(fault: Fault) -> str:
    """Whether only the first fence is gone."""
    return f"缺少文头：{clean(fault.detail)}" if fault.detail else "缺少文头（文件开头两行“---”之间的部分）"


RULE = FaultRule(DOC, message)
