"""PL205: an author whom the roster does not know, or knows more than once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.check.unfilled import is_placeholder
from generator.check.words import closest, listed, quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL205",
    name="unknown-author",
    title="名册里对不上作者",
    severity=Severity.WARNING,
    why="作者对得上名册，成果才会归到他的个人页；同名的要写编号才分得清。",
    bad="""\
=== content/registry/organisations.csv
编号,名称,级别,上级
shi,示例市,市,
yi,示例学校,学校,shi
er,第二学校,学校,shi
=== content/registry/people.csv
编号,姓名,单位
t1,王示例,yi
t2,李示例,yi
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
作者: 赵示例
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
=== content/registry/people.csv
编号,姓名,单位
t1,王示例,yi
t2,李示例,yi
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
作者: 王示例
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请写名册里的姓名；同名时写编号；新教师请管理员加进 registry/people.csv",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each author that is not exactly one person of the roster."""
    if case.registry.unread:
        return  # a row that could not be read may well be this person, and its fault is told
    here = case.document.organisation
    for one in case.document.unresolved:
        field = case.kind.fields.get(one.field)
        if field is None or field.type != "people" or is_placeholder(one.written):
            continue
        if one.candidates:
            message = f"本单位有 {len(one.candidates)} 位{quoted(one.written)}，分不清是哪一位"
            yield Finding(message, one.line, one.column, f"请写编号：{listed(one.candidates)}")
            continue
        names = (person.name for person in case.registry.people.values() if person.organisation == here)
        meant = closest(one.written, names, 0.65)
        fix = f"是不是“{meant}”？是就改过来；新教师请管理员加进名册" if meant else ""
        yield Finding(f"名册里这个单位没有{quoted(one.written)}", one.line, one.column, fix)


RULE = DocumentRule(DOC, check)
