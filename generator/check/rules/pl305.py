"""PL305: the body is under the kind's minimum."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL305",
    name="short-body",
    title="正文太短",
    severity=Severity.ERROR,
    why="字数是活动通知定的下限；太短的材料说不清做了什么、怎么做的，评审时不合格。",
    bad="""\
=== site_config.yml
extends: example
kinds:
  sample: {min_chars: 60}
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
  sample: {min_chars: 20}
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
    fix=(
        "请补充具体的内容：做法、例子、学生的表现、数据\n字数按汉字一个一字、"
        "英文单词和数字一个一字算，标点不算"
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, at the body's first line."""
    least, chars = case.kind.min_chars, case.document.chars
    if least is not None and chars < least:
        message = f"正文只有 {chars} 字，至少要 {least} 字"
        fix = f"还差 {least - chars} 字，请补充具体的做法和例子"
        yield Finding(message, case.document.body_line, 0, fix, demand="min_chars")


RULE = DocumentRule(DOC, check, requires=("PL303", "PL309"))
