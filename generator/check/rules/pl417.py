"""PL417: a picture was meant, and Markdown reads it as plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import clean, quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL417",
    name="picture-syntax",
    title="图片的写法没认出来",
    severity=Severity.WARNING,
    why="文件名里有空格，或括号、叹号用了中文的，图片就不显示，页面上是一串符号。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
![钟面上是三时整](我的 钟面.png)

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
![钟面上是三时整](<我的 钟面.png>)

## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/我的 钟面.png [picture 80x60]
""",
    fix="请写成“![图上有什么](文件名.jpg)”，都用英文符号，文件名不要有空格",
)


_TYPES = r"\.(?:png|jpe?g|gif|webp|bmp|avif|heic)"
_MEANT = re.compile(
    rf"[!！][ \t]?[\[【]([^\]】\n]{{0,120}})[\]】][ \t]{{0,3}}[(（]\s{{0,3}}<?([^)）>\n]{{1,160}}?{_TYPES})>?"
    r"[^)）\n]{0,40}[)）]|!\[\[([^\]\n]{1,160})\]\]",
    re.IGNORECASE,
)
_LONGEST = 2000
"""Characters of a line that is looked at; a paragraph on one line may be long, a picture is not."""
_CODE = re.compile(r"^(?:\t| {4})|`")


def check(case: Case) -> Iterator[Finding]:
    """One finding for each line whose picture is missing from the rendered body."""
    document = case.document
    if "![" not in document.body and "！" not in document.body and "!【" not in document.body:
        return
    known = {one.target for one in document.pictures}
    fenced = False
    for at, line in enumerate(document.body.split("\n")):
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        if fenced or ("!" not in line and "！" not in line) or len(line) > _LONGEST or _CODE.search(line):
            continue
        for found in _MEANT.finditer(line):
            name = (found[2] or found[3]).strip()
            # A place on the author's own machine is reported by PL410, however it is written.
            if unquote(name) not in known and not targets.is_local(name):
                right = f"![{clean(found[1] or '图上有什么', 30)}](<{clean(name, 60)}>)"
                yield Finding(
                    f"图片{quoted(name)}的写法没认出来", document.body_line + at, 0, f"请写成“{right}”"
                )
                break


RULE = DocumentRule(DOC, check)
