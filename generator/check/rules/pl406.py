"""PL406: front matter names an attachment that is not in the bundle."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL406",
    name="attachment-missing",
    title="附件找不到",
    severity=Severity.ERROR,
    why="文头写了这个附件，文件夹里却没有，读者下载不到；多半是漏传或文件名写错。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
附件: [图纸.pdf]
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
附件: [图纸.pdf]
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/图纸.pdf [bytes PDF]
""",
    fix="请把文件放进稿件的文件夹，并核对文件名；不需要它就删去这一条",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each entry without a file, or without a name."""
    for one in case.document.absent:
        if not one.target:
            yield Finding("附件的这一条没有写文件名", one.line, 0, "请写成“- {文件: 文件名, 角色: 用途}”")
        elif targets.read(one.target, case.document.source.folder).kind not in targets.LEAVES:
            fix = targets.put_there(case, one.target)
            yield Finding(f"附件{quoted(one.target)}不在稿件的文件夹里", one.line, 0, fix)


RULE = DocumentRule(DOC, check)
