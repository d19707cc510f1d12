"""PL414: a program, or a file that runs script in a browser."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.config.file_types import NEVER_PUBLISHED, extension
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL414",
    name="forbidden-file",
    title="这种文件不能发布",
    severity=Severity.ERROR,
    why="程序和网页文件可能带病毒，也能在读者的浏览器里运行，一律不收。",
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
=== content/submissions/示例学校/认识时间/钟面.html
<p>钟面</p>
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
=== content/submissions/示例学校/认识时间/钟面.pdf [bytes PDF]
""",
    fix="请删去这个文件；网页和矢量图请另存为 pdf 或 png，小程序请录成视频",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each such file of the bundle, attached or shown."""
    prefix = f"{case.document.source.folder}/"
    for file in case.document.source.files:
        if extension(file.path) in NEVER_PUBLISHED:
            name = quoted(file.path.removeprefix(prefix))
            yield Finding(f"{name}是程序或网页文件，不能发布", max(1, case.document.front.end_line))


RULE = DocumentRule(DOC, check, exemptible=False)
