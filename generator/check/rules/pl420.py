"""PL420: a second text lies in the folder of a submission, where nobody publishes it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL420",
    name="second-text",
    title="文件夹里另有一份稿件",
    severity=Severity.WARNING,
    why="一个文件夹是一份稿件，发布的是 index.md；旁边的另一份 .md 没有人看得到。",
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
=== content/submissions/示例学校/认识时间/钟面.md
---
标题: 认识钟面
类别: 示例课
单位: 示例学校
---
## 目标
会在钟面上拨出整时。

## 过程
先拨一拨，再说一说。
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
---
## 目标
会在钟面上拨出整时。

## 过程
先拨一拨，再说一说。
""",
    fix="请给它另建一个文件夹，命名为 index.md；要让人下载的，写进文头“附件”；不要的请删去",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each; a text that is linked is left to PL402."""
    source = case.document.source
    texts = {one.path for one in source.files if one.path.lower().endswith(".md")}
    if not texts:
        return
    texts.difference_update(one.path for one in case.document.attachments)
    texts.difference_update(targets.file_of(case, one) or "" for one in case.document.links)
    for path in sorted(texts):
        name = quoted(path.removeprefix(f"{source.folder}/"))
        yield Finding(f"{name}没有发布", max(1, case.document.front.end_line))


RULE = DocumentRule(DOC, check)
