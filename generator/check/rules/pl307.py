"""PL307: the body had HTML that a submission may not have."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import quoted
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL307",
    name="active-html",
    title="正文里的代码已去掉",
    severity=Severity.WARNING,
    why="脚本、样式、表单和外部框架可能危害读者，一律不发布；页面里原来的效果会没有。",
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

<script>alert(1)</script>
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
    fix="请删去这些代码；视频请作为附件上传，表格请用 Markdown 表格或不带样式的 HTML 表格",
)


def message(fault: Fault) -> str:
    """The first thing that was taken out."""
    return f"正文里的{quoted(fault.detail)}不能用，发布时已去掉"


RULE = FaultRule(DOC, message)
