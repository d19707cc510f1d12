"""PL504: the last release had an address that leads nowhere now."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Finding, SiteRule, Whole
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL504",
    name="address-gone",
    title="发布过的网址没有了",
    severity=Severity.WARNING,
    why="别人收藏、转发过这个网址，现在打开就是“没有内容”。",
    bad="""\
=== gone.txt
r/shi-li-xue-xiao/jiu-gao/
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
=== gone.txt
r/shi-li-xue-xiao/jiu-gao/
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
旧网址: r/shi-li-xue-xiao/jiu-gao/
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="改了名或挪了位置的，请在新稿件文头写“旧网址: ……”；确要撤下的可以不改",
)


_PATH = "submissions"
"""The source is gone, so the folder of all sources stands for it."""


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for each address."""
    for address in whole.gone:
        fix = f"改了名的，请在新稿件文头写“旧网址: {address}”；因错误没发布的，改好就回来；要撤下的可以不改"
        yield _PATH, Finding(f"上次发布的网址 /{address} 这次没有了", 1, 0, fix)


RULE = SiteRule(DOC, check)
