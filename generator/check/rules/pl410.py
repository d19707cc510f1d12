"""PL410: a picture, link or attachment points out of the bundle."""

from __future__ import annotations

from collections.abc import Iterator
import re

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import clean, quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL410",
    name="path-outside",
    title="路径出了文件夹",
    severity=Severity.ERROR,
    why="只有稿件自己文件夹里的文件会发布；写成电脑上的位置或上一级文件夹，别人都看不到。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
![钟面上是三时整](../公用/钟面.png)

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
![钟面上是三时整](钟面.png)

## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/钟面.png [picture 80x60]
""",
    fix="请把文件放进稿件的文件夹，只写文件名；链接别的材料请写网址，例如 /r/单位/材料/",
)


_LOCAL = re.compile(r"\[[^\]\n]*\]\(\s*<?((?:file:|[A-Za-z]:[\\/]|\\\\)[^)\n]*)\)", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each; what the sanitiser emptied is looked up in the text."""
    document, folder = case.document, case.document.source.folder
    lines = document.body.split("\n")
    local = {document.body_line + at: found for at, line in enumerate(lines) if (found := _LOCAL.search(line))}
    for line, found in local.items():
        yield Finding(f"{quoted(found[1])}是自己电脑上的位置", line)
    # A pasted picture (data:) is reported by PL307 already.
    pasted = any(fault.detail == "data" for fault in document.faults)
    for one in targets.located(case, "pictures", lambda p: targets.read(p.target, folder).kind in _OF_PICTURES):
        kind = targets.read(one.target, folder).kind
        if one.line not in local and not (kind == "none" and pasted):
            yield _finding("图片", kind, one.target, one.line)
    for one in targets.located(case, "links", lambda a: targets.read(a.target, folder).kind in _OF_LINKS):
        if one.line not in local:
            yield _finding("链接", targets.read(one.target, folder).kind, one.target, one.line)
    for one in document.absent:
        kind = targets.read(one.target, folder).kind
        if kind in ("outside", "backslash", "site"):
            yield _finding("附件", kind, one.target, one.line)


_OF_PICTURES = frozenset({"none", "site", "outside", "backslash"})
_OF_LINKS = frozenset({"outside", "backslash"})


def _finding(what: str, kind: str, target: str, line: int) -> Finding:
    if kind == "none":
        return Finding(f"{what}没有写能用的文件名", line)
    if kind == "backslash":
        plain = clean(target.replace("\\", "/"))
        return Finding(f"{what}{quoted(target)}用了反斜杠", line, 0, f"请写成“{plain}”")
    return Finding(f"{what}{quoted(target)}不在稿件自己的文件夹里", line)


RULE = DocumentRule(DOC, check)
