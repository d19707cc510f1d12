"""PL204: the organisation is not in the roster."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.check.unfilled import is_placeholder
from generator.check.words import closest, quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL204",
    name="unknown-organisation",
    title="名册里没有这个单位",
    severity=Severity.ERROR,
    why="单位要和名册对上，成果才能算到这个单位名下，覆盖情况才准。",
    bad="""\
=== content/registry/organisations.csv
编号,名称,级别,上级
shi,示例市,市,
yi,示例学校,学校,shi
er,第二学校,学校,shi
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 第三学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    good="""\
=== content/registry/organisations.csv
编号,名称,级别,上级
shi,示例市,市,
yi,示例学校,学校,shi
er,第二学校,学校,shi
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
""",
    fix="请写名册里的单位名称或编号；新单位请管理员加进 registry/organisations.csv",
)


def check(case: Case) -> Iterator[Finding]:
    """What stands there, and the nearest name."""
    if "organisations" in case.registry.unread:
        return  # a row that could not be read may well be this one, and its fault is told
    for one in case.document.unresolved:
        field = case.kind.fields.get(one.field)
        if field is None or field.type != "organisation" or is_placeholder(one.written):
            continue
        meant = closest(one.written, case.registry.organisation_names)
        known = case.registry.organisations[case.registry.organisation_names[meant]].name if meant else ""
        fix = f"是不是“{known}”？是就改过来；新单位请管理员加进名册" if known else ""
        yield Finding(f"名册里没有单位{quoted(one.written)}", one.line, one.column, fix)


RULE = DocumentRule(DOC, check)
