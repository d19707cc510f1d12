"""PL904: a name in the configuration that nothing declares."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL904",
    name="broken-reference",
    title="配置里对不上的名称",
    severity=Severity.ERROR,
    why="配置里提到的词表、类别或词没有声明，写了也不起作用。",
    bad="""\
=== site_config.yml
extends: example
home: {rows: feild}
""",
    good="""\
=== site_config.yml
extends: example
home: {rows: field}
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
    fix="请改成已经声明的名称，或先在相应的地方声明它",
)


def message(fault: Fault) -> str:
    """Where it is looked for, and what was probably meant."""
    return f"配置里的名称对不上：{clean(fault.detail, 160)}"


RULE = FaultRule(DOC, message)
