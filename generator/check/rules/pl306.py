"""PL306: the body is over the kind's maximum."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL306",
    name="long-body",
    title="正文太长",
    severity=Severity.WARNING,
    why="篇幅有上限的材料写得太长，汇编时会被退回或删节。",
    bad="""\
=== site_config.yml
extends: example
kinds:
  sample: {max_chars: 20}
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
""",
    good="""\
=== site_config.yml
extends: example
kinds:
  sample: {max_chars: 60}
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
""",
    fix="请压缩到规定的字数；舍不得删的内容可以作为附件",
)


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, at the body's first line."""
    most, chars = case.kind.max_chars, case.document.chars
    if most is not None and chars > most:
        message = f"正文有 {chars} 字，最多 {most} 字"
        yield Finding(
            message, case.document.body_line, 0, f"请压缩大约 {chars - most} 字", demand="max_chars"
        )


RULE = DocumentRule(DOC, check)
