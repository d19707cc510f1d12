"""PL917: an organisation of a level that the site does not have."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL917",
    name="unknown-level",
    title="单位的级别不认得",
    severity=Severity.ERROR,
    why="要求是按级别布置的。级别认不出来，这个单位就不会被要求交任何材料，也没有人会发现。",
    bad="""\
=== content/registry/organisations.csv
编号,名称,级别,上级
yi,示例学校,学小,
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
=== content/registry/organisations.csv
编号,名称,级别,上级
yi,示例学校,学校,
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
    fix="请改成站点配置里有的级别；确实缺的，请在 site_config.yml 的 levels 里补上",
)


def message(fault: Fault) -> str:
    """Which organisation and which level."""
    return f"名册里{clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
