"""PL012: a folder has files and no Markdown text."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL012",
    name="no-text",
    title="文件夹里没有稿件",
    severity=Severity.ERROR,
    why="每份材料要有一个 .md 稿件，写明标题、类别和单位；只有附件，发布不出来。",
    bad="""\
=== content/submissions/示例学校/认识时间/认识时间.docx [bytes ZIP]
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
    fix="请加一个 index.md，写上文头；或用“yanxiu import”把 Word 文件转成稿件",
)


def message(fault: Fault) -> str:
    """How many files lie there."""
    return f"这个文件夹里有 {clean(fault.detail)} 个文件，没有稿件（.md）"


RULE = FaultRule(DOC, message)
