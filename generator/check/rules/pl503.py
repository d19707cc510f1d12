"""PL503: a former address is a page of the site, or another submission's former address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Finding, SiteRule, Whole
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL503",
    name="alias-taken",
    title="旧网址已经有人用",
    severity=Severity.ERROR,
    why="旧网址会自动转到新网址；它要是正被别的材料用着，转过去就错了，或者把那份盖掉。",
    bad="""\
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
=== content/submissions/示例学校/认识钟面/index.md
---
标题: 认识钟面
类别: 示例课
单位: 示例学校
旧网址: r/shi-li-xue-xiao/ren-shi-shi-jian/
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    good="""\
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
=== content/submissions/示例学校/认识钟面/index.md
---
标题: 认识钟面
类别: 示例课
单位: 示例学校
旧网址: r/shi-li-xue-xiao/zhong-mian/
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请核对“旧网址”：写这份材料自己以前的网址，别的材料在用的请删去",
)


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for each former address that is taken; the first to claim one keeps it."""
    pages = {one.url: one.path for one in whole.submissions}
    claimed: dict[str, str] = {}
    for one in whole.submissions:
        for alias in one.aliases:
            if alias in pages:
                whose = "这份材料自己" if pages[alias] == one.path else f"“{pages[alias]}”"
                yield one.path, Finding(f"旧网址 /{alias} 是{whose}现在的网址", 1)
            elif claimed.setdefault(alias, one.path) != one.path:
                yield one.path, Finding(f"旧网址 /{alias} 已经写在“{claimed[alias]}”里", 1)


RULE = SiteRule(DOC, check)
