"""PL914: a requirement asks for less than what stands above it, or for what nobody can do."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL914",
    name="looser-requirement",
    title="下面的要求比上面松",
    severity=Severity.WARNING,
    why="县和学校只能在市里的要求上加严；写得松的不起作用，照着它写的稿件还是不合格。",
    bad="""\
=== site_config.yml
extends: example
requirements:
  - {id: school, of: 示例学校, kinds: [sample], source: 学校的计划, max_chars: 900}
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
requirements:
  - {id: school, of: 示例学校, kinds: [sample], source: 学校的计划, max_chars: 500}
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
    fix="请改得和上面一样严或更严，或者删去这一项",
)


def message(fault: Fault) -> str:
    """Which requirement, and what stands above it."""
    return f"要求 {clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
