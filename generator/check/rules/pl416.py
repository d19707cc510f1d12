"""PL416: a picture of the body is of a type that browsers do not show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import AS_JPG, quoted
from generator.config.file_types import NEVER_PUBLISHED, PICTURES, extension
from generator.model.diagnostic import Severity
from generator.model.document import Link
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL416",
    name="picture-type",
    title="浏览器不显示这种图片",
    severity=Severity.ERROR,
    why="苹果手机的 heic、扫描的 tif 和 pdf，浏览器当不了图片，页面上会是破图框。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
![钟面上是三时整](钟面.heic)

## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/钟面.heic [bytes PNG]
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
    fix=f"请另存为 jpg 或 png；文档请写成链接“[名称](文件名.pdf)”\n{AS_JPG}",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each; what is never published is left to PL414."""
    for one in targets.located(case, "pictures", lambda picture: _unseen(case, picture)):
        fix = AS_JPG if extension(targets.file_of(case, one) or "") in ("heic", "heif") else ""
        yield Finding(f"{quoted(one.target)}不是浏览器能显示的图片", one.line, 0, fix)


def _unseen(case: Case, picture: Link) -> bool:
    file = targets.file_of(case, picture)
    return file is not None and extension(file) not in PICTURES | NEVER_PUBLISHED


RULE = DocumentRule(DOC, check, exemptible=False)
