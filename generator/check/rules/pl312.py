"""PL312: a landline number would be published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import numbers
from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL312",
    name="landline-number",
    title="有固定电话",
    severity=Severity.NOTICE,
    why="单位的电话可以公开，家里的不宜；请看一眼是哪一种。",
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

电话：0999-1234567
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
    fix=("是单位电话可以不改；是个人电话请删去\n单位电话可以请管理员写进 site_config.yml 的 privacy.allow"),
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each number."""
    fix = "单位电话可以不改，个人电话请删去"
    yield from numbers.found(case, DOC.code, case.site.privacy.landline, numbers.LANDLINE, "固定电话", fix)


RULE = DocumentRule(DOC, check)
