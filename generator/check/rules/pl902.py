"""PL902: a value that the configuration does not accept."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL902",
    name="wrong-setting",
    title="配置的值不对",
    severity=Severity.ERROR,
    why="配置读不对，整个站点就不知道该怎么检查和发布，所以先停下来。",
    bad="""\
=== site_config.yml
extends: example
limits: {file_bytes: 很大}
""",
    good="""\
=== site_config.yml
extends: example
limits: {file_bytes: 1MiB}
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
    fix="请按提示改正这个值",
)


def message(fault: Fault) -> str:
    """Path of the key and what it wants."""
    return f"配置的值不对，{clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
