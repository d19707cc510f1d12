"""PL309: there is nothing below the front matter."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL309",
    name="empty-body",
    title="正文是空的",
    severity=Severity.ERROR,
    why="只有文头没有正文，读者点进来什么也看不到。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
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
    fix="请在文头下面写正文；各部分怎么写，见投稿指南",
)


def check(case: Case) -> Iterator[Finding]:
    """Silent where the kind asks for no text and the attachments are the work."""
    document, kind = case.document, case.kind
    asks_text = bool(kind.min_chars) or any(one.required for one in kind.sections)
    if document.chars or document.pictures or (document.attachments and not asks_text):
        return
    if "data-math" in document.html or "<math" in document.html:
        return
    yield Finding("文头下面没有正文", max(1, document.front.end_line))


RULE = DocumentRule(DOC, check)
