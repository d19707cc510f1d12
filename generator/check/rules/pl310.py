"""PL310: a mobile number would be published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import numbers
from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL310",
    name="mobile-number",
    title="有手机号",
    severity=Severity.ERROR,
    why="手机号公开在网上，会招来骚扰和诈骗；教师和家长的号码都属于个人信息。",
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

联系电话：13700001234
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

联系电话：137****1234
""",
    fix=(
        "请删去号码，或把中间四位写成星号，例如 137****1234\n确需公开的号码，"
        "请管理员写进 site_config.yml 的 privacy.allow"
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each number; the site's privacy settings give the severity."""
    fix = "请删去，或把中间四位写成星号：{}"
    yield from numbers.found(case, DOC.code, case.site.privacy.mobile, numbers.MOBILE, "手机号", fix)


RULE = DocumentRule(DOC, check, exemptible=False)
