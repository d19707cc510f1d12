"""PL903: the profile that the site extends is not there."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL903",
    name="profile-missing",
    title="找不到配置档",
    severity=Severity.ERROR,
    why="类别、字段和词表都在配置档里；找不到它，什么都无从检查。",
    bad="""\
=== site_config.yml
extends: exemple
""",
    good="""\
=== site_config.yml
extends: example
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
    fix="请写内置配置档的名称，或配置档文件的路径；不用配置档就写“extends: none”",
)


def message(fault: Fault) -> str:
    """Its name, and what was probably meant."""
    return f"找不到配置档 {clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
