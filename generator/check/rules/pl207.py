"""PL207: front matter names another organisation than the folder."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL207",
    name="organisation-differs",
    title="和文件夹的单位不一样",
    severity=Severity.WARNING,
    why="文件夹是甲单位、文头写乙单位，多半是放错了地方，或抄文头时忘了改。",
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
单位: 第二学校
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
    fix="请改文头里的单位，或把稿件挪到这个单位的文件夹里",
)


def check(case: Case) -> Iterator[Finding]:
    """Silent when either is unknown, or when one is above the other."""
    document, registry = case.document, case.registry
    parts = document.source.path.split("/")
    folder = registry.organisation_names.get(parts[1], "") if len(parts) > 2 else ""
    named = document.organisation
    if not folder or folder == named or named not in registry.organisations:
        return
    above_folder = {one.id for one in registry.lineage(folder)}
    if named in above_folder or folder in {one.id for one in registry.lineage(named)}:
        return
    field = next((n for n, one in case.kind.fields.items() if one.type == "organisation"), "")
    line, column = case.field_place(field)
    names = registry.organisations
    yield Finding(f"稿件在“{names[folder].name}”的文件夹里，单位写的是“{names[named].name}”", line, column)


RULE = DocumentRule(DOC, check)
