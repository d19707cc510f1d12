"""PL501: two submissions would have one address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Finding, SiteRule, Whole
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL501",
    name="same-address",
    title="两份稿件网址相同",
    severity=Severity.ERROR,
    why="网址由文件夹名的拼音而来；两份相同，后一份会盖掉前一份，所以后一份先不发布。",
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
=== content/submissions/示例学校/认识-时间/index.md
---
标题: 认识时间（第二课时）
类别: 示例课
单位: 示例学校
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
=== content/submissions/示例学校/认识时间-第二课时/index.md
---
标题: 认识时间（第二课时）
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请给其中一份的文件夹改名；同一文件夹里的几份稿件，请各放一个文件夹",
)


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for each submission after the first with its address."""
    first: dict[str, str] = {}
    for one in whole.submissions:
        taken = first.setdefault(one.url, one.path)
        if taken != one.path:
            yield one.path, Finding(f"网址 /{one.url} 和“{taken}”的相同", 1)


RULE = SiteRule(DOC, check)
