"""PL419: an attached picture cannot be read, so that it is not published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import AS_JPG, quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL419",
    name="attached-picture-unread",
    title="附件里的图片打不开",
    severity=Severity.WARNING,
    why="照片里可能记着拍摄的地点，去掉以后才公开；打不开的照片去不掉，所以没有公开。",
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
=== content/submissions/示例学校/认识时间/板书.heic [bytes HEIC]
""",
    good="""\
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
=== content/submissions/示例学校/认识时间/板书.jpg [picture 80x60]
""",
    fix=f"请另存为 jpg 或 png，换下原来的文件\n{AS_JPG}",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each that readers should get; an empty one is left to PL409."""
    for one in case.document.attachments:
        facts = case.measured.get(one.path)
        if facts and facts.problem and one.size and not one.internal:
            message = f"附件{quoted(one.name)}没有公开：{facts.problem}"
            fix = AS_JPG if "HEIC" in facts.problem else ""
            yield Finding(message, max(1, case.document.front.end_line), 0, fix)


RULE = DocumentRule(DOC, check)
