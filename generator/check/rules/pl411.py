"""PL411: a picture is damaged, or is no picture."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import AS_JPG, quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL411",
    name="picture-damaged",
    title="图片打不开",
    severity=Severity.ERROR,
    why="文件传坏了、没传完，或把别的文件改名成了图片，页面上显示不出来。",
    bad="""\
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
=== content/submissions/示例学校/认识时间/钟面.png [bytes ZIP]
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
    fix=f"请先打开看一看，再另存为 jpg 或 png 放进来\n{AS_JPG}",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each picture of the body."""
    bad = {path: facts.problem for path, facts in case.measured.items() if facts.problem}
    for one in targets.located(case, "pictures", lambda picture: targets.file_of(case, picture) in bad):
        problem = bad[targets.file_of(case, one) or ""]
        fix = AS_JPG if "HEIC" in problem else ""
        yield Finding(f"图片{quoted(one.target)}打不开：{problem}", one.line, 0, fix)


RULE = DocumentRule(DOC, check, exemptible=False)
