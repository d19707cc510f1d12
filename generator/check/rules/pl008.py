"""PL008: the text exceeds the limit."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc
from generator.text.sizes import show_size

DOC = RuleDoc(
    code="PL008",
    name="text-too-large",
    title="稿件太大",
    severity=Severity.ERROR,
    why="一份稿件只有文字，几万字也不到 1 MB；太大多半是把图片或别的文件贴进了正文。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md [size 3MiB]
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
    fix="请把图片和附件单独放进文件夹，正文只写文字；特别长的材料分成几份",
)


def message(fault: Fault) -> str:
    """How large it is, and how large it may be."""
    size, _, limit = fault.detail.partition("/")
    if not (size.isdecimal() and limit.isdecimal()):
        return "稿件太大"
    return f"稿件有 {show_size(int(size))}，最多 {show_size(int(limit))}"


RULE = FaultRule(DOC, message)
