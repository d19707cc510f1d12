"""PL505: a permalink or former address that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL505",
    name="unclean-address",
    title="网址写得不对",
    severity=Severity.ERROR,
    why="网址只能用小写字母、数字和短横线，写成别的会被忽略，别人照着打不开。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
网址: 认识时间
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    good="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
网址: r/clock/time/
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请写成小写字母、数字和短横线，用“/”分开，例如 r/clock/time/",
)


_CLEAN = re.compile(r"[a-z0-9]+(?:[a-z0-9._-]*[a-z0-9])?(?:/[a-z0-9]+(?:[a-z0-9._-]*[a-z0-9])?)*")
_LONGEST = 200


def is_address(written: str) -> bool:
    """Whether the site takes a text for an address; the same judgement as that of the index."""
    plain = written.strip().strip("/").lower()
    return 0 < len(plain) <= _LONGEST and bool(_CLEAN.fullmatch(plain)) and ".." not in plain


def check(case: Case) -> Iterator[Finding]:
    """One finding for each text of a field of addresses."""
    for name, _, node in values.texts(case, "path"):
        if not is_address(node.text):
            message = f"“{values.label(case, name)}”写的{quoted(node.text)}不能当网址"
            yield Finding(message, node.line, node.column)


RULE = DocumentRule(DOC, check, exemptible=False)
