"""PL403: a picture lies on another host and is replaced by its words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL403",
    name="foreign-picture",
    title="图片在别的网站",
    severity=Severity.WARNING,
    why="别的网站会改、会删，还能看到谁在读；所以这种图片不显示，只留下文字说明。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
![钟面上是三时整](https://example.com/a.png)

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
![钟面上是三时整](钟面.png)

## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/钟面.png [picture 80x60]
""",
    fix="请把图片存下来放进稿件的文件夹，再写它的文件名",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each."""
    folder = case.document.source.folder
    for one in targets.located(case, "pictures", lambda p: targets.read(p.target, folder).kind == "foreign"):
        yield Finding(f"图片{quoted(one.target, 60)}在别的网站，页面上不显示", one.line)


RULE = DocumentRule(DOC, check)
