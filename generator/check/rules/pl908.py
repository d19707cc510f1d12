"""PL908: a word in the roster that the site's lists do not have."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL908",
    name="unknown-roster-word",
    title="名册里的词不认得",
    severity=Severity.WARNING,
    why="学段、学科、梯级这些词认不出来，就没法和稿件核对，也算不进覆盖情况。",
    bad="""\
=== site_config.yml
extends: example
taxonomies:
  stage: {label: 学段, terms: [{slug: lower, label: 甲段}, {slug: upper, label: 乙段}]}
=== content/registry/organisations.csv
编号,名称,级别,上级,学段
yi,示例学校,学校,,甲断
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
taxonomies:
  stage: {label: 学段, terms: [{slug: lower, label: 甲段}, {slug: upper, label: 乙段}]}
=== content/registry/organisations.csv
编号,名称,级别,上级,学段
yi,示例学校,学校,,甲段
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
    fix="请改成词表里的词；词表里确实缺的，请在 site_config.yml 里补上",
)


def message(fault: Fault) -> str:
    """Which row and which word."""
    return f"名册里{clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
