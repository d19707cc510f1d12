"""PL404: a picture has no alternative text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import clean, quoted
from generator.model.diagnostic import Severity
from generator.model.document import Link
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL404",
    name="picture-without-text",
    title="图片没有说明",
    severity=Severity.WARNING,
    why="说明是图注，也是看不见图的人和搜索用的；没有它，图里的内容就丢了。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
![](钟面.png)

## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/钟面.png [picture 80x60]
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
    fix="请在方括号里写一句图上有什么，例如“![学生在拨钟面](1.jpg)”",
)


_SAYS_NOTHING = frozenset(
    ["image", "img", "picture", "photo", "图片", "图", "照片", "截图", "在这里插入图片描述"]
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each picture of the site's own whose text is blank, its file name or a bare word."""
    for one in targets.located(case, "pictures", lambda picture: _silent(case, picture)):
        fix = f"请在方括号里写一句图上有什么，例如“![学生在拨钟面]({clean(one.target)})”"
        yield Finding(f"图片{quoted(posixpath.basename(one.target))}没有说明", one.line, 0, fix)


def _silent(case: Case, picture: Link) -> bool:
    if targets.read(picture.target, case.document.source.folder).kind not in ("inside", "site"):
        return False
    text = picture.text.strip().lower()
    name = posixpath.basename(picture.target).lower()
    return not text or text in _SAYS_NOTHING or (text in (name, name.rpartition(".")[0]) and text.isascii())


RULE = DocumentRule(DOC, check)
