"""PL502: two submissions have the same title, kind, authors, organisation and other facts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.alike import identity
from generator.check.rule import Finding, SiteRule, Whole
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL502",
    name="same-submission",
    title="同一份材料交了两次",
    severity=Severity.WARNING,
    why="同一份材料出现两次，读者不知道看哪一份，统计时也会多算。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
作者: 王老师
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间修改后/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
作者: 王老师
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    good="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间（第1课时）
类别: 示例课
单位: 示例学校
作者: 王老师
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间二/index.md
---
标题: 认识时间（第2课时）
类别: 示例课
单位: 示例学校
作者: 王老师
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请删去旧的一份；确是两份材料的，请在标题里写明课时、期次或第几稿",
)


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for each after the first; rounds, issues and other shown fields tell two apart."""
    first: dict[tuple[object, ...], str] = {}
    for one in whole.submissions:
        taken = first.setdefault(identity(one), one.path)
        if taken != one.path:
            yield one.path, Finding(f"标题、作者等都和“{taken}”相同，像是同一份", 1)


RULE = SiteRule(DOC, check, exemptible=True)
