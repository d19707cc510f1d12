"""PL311: an identity card number would be published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import numbers
from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL311",
    name="identity-number",
    title="有身份证号",
    severity=Severity.ERROR,
    why="身份证号是最敏感的个人信息，公开出去可能被冒用，单位要承担责任。",
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

证件：110101199003070038
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

证件：1101****0038
""",
    fix="请删去身份证号；必须核对身份的表，请作为不公开的附件提交",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each number with the right check digit."""
    fix = "请删去；需要存档的请放进不公开的附件"
    yield from numbers.found(case, DOC.code, case.site.privacy.identity, numbers.IDENTITY, "身份证号", fix)


RULE = DocumentRule(DOC, check, exemptible=False)
