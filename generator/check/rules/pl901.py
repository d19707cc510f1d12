"""PL901: a key that the configuration does not have."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL901",
    name="unknown-setting",
    title="不认得的配置项",
    severity=Severity.ERROR,
    why="认不得的配置不会起作用；多半是名称写错了一个字母。",
    bad="""\
=== site_config.yml
extends: example
limit: {file_bytes: 1MiB}
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
    fix="请改成认得的名称，或删去这一项；全部可用的键见“yanxiu export schema”",
)


def message(fault: Fault) -> str:
    """The key, and what was probably meant."""
    return f"不认得的配置项：{clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
