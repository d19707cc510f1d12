"""PL015: a symbolic link in the submissions."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL015",
    name="symbolic-link",
    title="快捷链接不读取",
    severity=Severity.ERROR,
    why="链接可能指向文件夹以外的内容；为了安全，一律不跟着走，链接的文件不会发布。",
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
=== content/submissions/示例学校/认识时间/图.png [link /etc/hostname]
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
    fix="请把文件本身复制进来，代替这个链接",
)


def message(_fault: Fault) -> str:
    """The path tells which."""
    return "这是一个符号链接，没有读取"


RULE = FaultRule(DOC, message)
