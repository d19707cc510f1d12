"""PL506: a recognition or receipt names a submission that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.rule import Finding, SiteRule, Whole
from generator.check.words import clean, closest
from generator.model.diagnostic import Severity
from generator.model.registry import FEATURED
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL506",
    name="record-without-submission",
    title="登记的稿件找不到",
    severity=Severity.WARNING,
    why="认定和收件登记靠稿件的路径对应；对不上，该显示的“认定”就不会显示。",
    bad="""\
=== content/registry/featured.yml
- submission: submissions/示例学校/没有/index.md
  level: 示例级
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
=== content/registry/featured.yml
- submission: submissions/示例学校/认识时间/index.md
  level: 示例级
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
    fix="请核对路径，写成 submissions/单位/文件夹/index.md；稿件有错误没发布的，改好就会显示",
)


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for each path; receipts are judged only when all sources are known."""
    sound = {one.path for one in whole.submissions}
    known = sound.union(whole.sources)
    for path, line in _first((one.submission, one.line) for one in whole.registry.featured if one.submission):
        if path not in sound:
            reason = "有错误，还没有发布" if path in known else "找不到"
            similar = closest(path, sorted(known), 0.8) if path not in known else None
            fix = f"是不是“{similar}”？请把路径改对" if similar else ""
            yield FEATURED, Finding(f"认定的稿件“{clean(path)}”{reason}", line, 0, fix)
    received = ((one.path, one.line) for one in whole.registry.receipts if whole.sources)
    for path, line in _first(received):
        if path not in known:
            yield "registry/receipts.csv", Finding(f"登记收到的稿件“{clean(path)}”找不到", line)


def _first(rows: Iterable[tuple[str, int]]) -> Iterable[tuple[str, int]]:
    """(path, line) of the first row of each path."""
    found: dict[str, int] = {}
    for path, line in rows:
        found.setdefault(path, line)
    return found.items()


RULE = SiteRule(DOC, check)
