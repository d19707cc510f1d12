"""PL413: the body shows or links a file that is not for the public."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.config.visibility import is_internal
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL413",
    name="internal-shown",
    title="不公开的文件放进了正文",
    severity=Severity.ERROR,
    why="标了不公开的文件只存档，不发布；正文里放了它，不是链接打不开，就是把不该公开的露了出去。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
附件: [{文件: 名单.pdf, 公开范围: 内部}]
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。

见[名单](名单.pdf)。
=== content/submissions/示例学校/认识时间/名单.pdf [bytes PDF]
""",
    good="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
附件: [{文件: 名单.pdf, 公开范围: 内部}]
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/名单.pdf [bytes PDF]
""",
    fix="请从正文里去掉它；可以公开的，在文头把它的“公开范围”改成“公开”",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each place; a submission that is not published at all may show its own files."""
    internal = {one.path for one in case.document.attachments if one.internal}
    own = case.document.front.fields.get("visibility")
    unpublished = case.kind.internal or (own is not None and any(is_internal(text) for text in own.texts()))
    if not internal or unpublished:
        return
    for one in targets.located(case, "pictures", lambda picture: targets.file_of(case, picture) in internal):
        yield Finding(f"图片{quoted(one.target)}标了不公开，正文里却放了它", one.line)
    for one in targets.located(case, "links", lambda link: targets.file_of(case, link) in internal):
        yield Finding(f"附件{quoted(one.target)}标了不公开，正文里却链接了它", one.line)


RULE = DocumentRule(DOC, check, exemptible=False)
