"""PL507: a permalink or former address that the site itself uses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL507",
    name="reserved-address",
    title="网址和栏目冲突",
    severity=Severity.ERROR,
    why="这个网址是本站栏目自己用的，稿件占了它，栏目页就打不开了。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
网址: search/time/
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
    fix="请换一个开头，建议写成“r/单位/名称/”",
)


_OWN = frozenset(
    {
        "api", "assets", "author", "diff", "feed", "guide", "index.html", "kind", "lesson", "organisation", "resources",
        "rules", "search", "stylesheets", "javascripts", "404.html", "manifest.json", "robots.txt",
        "sitemap.xml",
    }
)  # fmt: skip
"""First parts of the addresses that every site has; each taxonomy has one more."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for each text of a field of addresses."""
    for name, _, node in values.texts(case, "path"):
        first = node.text.strip().strip("/").lower().partition("/")[0]
        if first in _OWN or first in case.site.taxonomies:
            message = f"“{values.label(case, name)}”写的{quoted(node.text)}是本站栏目的网址"
            yield Finding(message, node.line, node.column)


RULE = DocumentRule(DOC, check, exemptible=False)
