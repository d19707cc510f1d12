"""PL409: an empty file, or one that an office program left behind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.junk import is_junk, is_plain
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL409",
    name="junk-file",
    title="多余的文件",
    severity=Severity.WARNING,
    why="0 字节的文件打不开，“~$”开头的是 Word 没关时的临时文件；读者下载了也没有用。",
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
=== content/submissions/示例学校/认识时间/图纸.pdf [empty]
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
=== content/submissions/示例学校/认识时间/图纸.pdf [bytes PDF]
""",
    fix="请删去这个文件；空文件请重新保存后再放进来",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each such file of the bundle; a picture of the body is left to PL411."""
    prefix = f"{case.document.source.folder}/"
    for file in case.document.source.files:
        name = file.path.removeprefix(prefix)
        if is_junk(name, file.size) and file.path not in targets.shown_pictures(case):
            what = "是空文件（0 字节）" if is_plain(name) else "是办公软件的临时文件"
            yield Finding(f"{quoted(name)}{what}", max(1, case.document.front.end_line))


RULE = DocumentRule(DOC, check)
