"""PL410: a picture, link or attachment points out of the bundle."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


_LOCAL = re.compile(r"\]\(\s{0,3}<?((?:file:|[A-Za-z]:[\\/]|\\\\)[^)\n]{0,300})\)", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each; what the sanitiser emptied is looked up in the text."""
    document, folder = case.document, case.document.source.folder
    local: dict[int, str] = {}
    line, counted = document.body_line, 0
    for found in _LOCAL.finditer(document.body):
        line += document.body.count("\n", counted, found.start())
        counted = found.start()
        local.setdefault(line, found[1])
    for line, written in local.items():
        yield Finding(f"{quoted(written)}是自己电脑上的位置", line)
    # A pasted picture (data:) is reported by PL307 already.
    pasted = any(fault.detail == "data" for fault in document.faults)
    of_pictures = targets.LEAVES if pasted else targets.LEAVES | {"none"}
    of_links = targets.LEAVES - {"site"}
    for one in targets.located(
        case, "pictures", lambda link: targets.read(link.target, folder).kind in of_pictures
    ):
        if one.line not in local:
            yield _finding("图片", targets.read(one.target, folder).kind, one.target, one.line)
    for one in targets.located(
        case, "links", lambda link: targets.read(link.target, folder).kind in of_links
    ):
        if one.line not in local:
            yield _finding("链接", targets.read(one.target, folder).kind, one.target, one.line)
    for one in document.absent:
        kind = targets.read(one.target, folder).kind
        if kind in targets.LEAVES:
            yield _finding("附件", kind, one.target, one.line)


def _finding(what: str, kind: str, target: str, line: int) -> Finding:
    if kind == "none":
        return Finding(f"{what}没有写能用的文件名", line)
    if kind == "backslash":
        plain = clean(target.replace("\\", "/"))
        return Finding(f"{what}{quoted(target)}用了反斜杠", line, 0, f"请写成“{plain}”")
    return Finding(f"{what}{quoted(target)}不在稿件自己的文件夹里", line)


RULE = DocumentRule(DOC, check, exemptible=False)
