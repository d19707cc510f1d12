"""PL001: the file is no text."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL001",
    name="not-text",
    title="不是文本文件",
    severity=Severity.ERROR,
    why="稿件要是纯文本的 Markdown 文件；把 Word、PDF 或图片改名为 .md，里面的字程序读不出来。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md [bytes ZIP]
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
    fix="请用记事本或编辑器另存为 UTF-8 文本\nWord 文件请用“yanxiu import”转换，不要直接改扩展名",
)


def message(fault: Fault) -> str:
    """What the file looks like instead."""
    return f"这个文件不是文本：{clean(fault.detail)}" if fault.detail else "这个文件不是文本"


RULE = FaultRule(DOC, message)
