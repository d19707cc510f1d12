"""PL402: a link leads to a file that is not published with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import clean, quoted
from generator.model.diagnostic import Severity
from generator.model.document import Link
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL402",
    name="link-broken",
    title="链接打不开",
    severity=Severity.ERROR,
    why="读者点了没有反应，以为附件丢了；多半是文件没放进来，或网址少写了开头。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。

参考[钟面图纸](图纸.pdf)。
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

参考[钟面图纸](图纸.pdf)。
=== content/submissions/示例学校/认识时间/图纸.pdf [bytes PDF]
""",
    fix="请把文件放进稿件的文件夹，并核对文件名\n链接网站时，网址要以 https:// 开头",
)


_HOST = re.compile(r"^(?:www\.|[a-z0-9.-]+\.(?:com|cn|net|org|gov|edu)(?:[/:]|$))", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each relative link that leads nowhere."""
    for one in targets.located(case, "links", lambda link: _dead(case, link)):
        if targets.file_of(case, one):
            message = f"链接的{quoted(one.target)}不会单独发布"
            yield Finding(message, one.line, 0, "请改成链接它的网址，例如 /r/单位/材料/，或把内容写进这一份")
            continue
        if _HOST.match(one.target.strip()):
            fix = f"请把网址写全：https://{clean(one.target)}"
        else:
            fix = targets.put_there(case, one.target)
        yield Finding(f"链接的文件{quoted(one.target)}不在稿件的文件夹里", one.line, 0, fix)


def _dead(case: Case, link: Link) -> bool:
    """Not in the bundle, or a text of the bundle that is no attachment."""
    target = targets.read(link.target, case.document.source.folder)
    if target.kind != "inside":
        return False
    file = targets.file_at(case, target.path)
    if file is None:
        return True
    return file.lower().endswith(".md") and all(one.path != file for one in case.document.attachments)


RULE = DocumentRule(DOC, check, exemptible=False)
