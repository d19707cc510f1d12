"""PL401: a picture of the body is not in the bundle."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.document import Link
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL401",
    name="picture-missing",
    title="图片找不到",
    severity=Severity.ERROR,
    why="正文要显示的图片不在稿件的文件夹里，页面上会是一个破图框。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
![钟面上是三时整](钟.png)

## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/钟面1.png [picture 80x60]
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
    fix="请把图片放进稿件的文件夹，并核对文件名，大小写和扩展名都要一样",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each picture whose file is not there, with the nearest name."""
    for one in targets.located(case, "pictures", lambda picture: _absent(case, picture)):
        fix = targets.put_there(case, one.target)
        yield Finding(f"图片{quoted(one.target)}不在稿件的文件夹里", one.line, 0, fix)


def _absent(case: Case, picture: Link) -> bool:
    target = targets.read(picture.target, case.document.source.folder)
    return target.kind == "inside" and targets.file_at(case, target.path) is None


RULE = DocumentRule(DOC, check, exemptible=False)
