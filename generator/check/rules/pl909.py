"""PL909: the configuration is not there, or not valid YAML."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL909",
    name="configuration-unreadable",
    title="配置文件读不懂",
    severity=Severity.ERROR,
    why="配置文件读不出来，程序不知道有哪些类别和规则，所以先停下来。",
    bad="""\
=== site_config.yml
extends: "example
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
    fix="请检查这一行的引号、冒号和缩进；缩进用空格，不用制表符",
)


def message(fault: Fault) -> str:
    """What the reader stumbled over."""
    return f"配置文件读不懂：{clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
