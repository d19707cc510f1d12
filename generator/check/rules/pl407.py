"""PL407: the kind asks for an attachment in a role that no file has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import listed
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL407",
    name="role-missing",
    title="缺少规定的附件",
    severity=Severity.ERROR,
    why="这一类材料规定要有这个附件，缺了就不完整，检查和评审时不合格。",
    bad="""\
=== content/submissions/示例学校/春游/index.md
---
标题: 春游一日
类别: 示例图文
单位: 示例学校
作者: 张老师
---
![同学们在湖边写生](1.jpg)

春天来了，同学们去湖边看柳树和野鸭。
=== content/submissions/示例学校/春游/1.jpg [picture 80x60]
""",
    good="""\
=== content/submissions/示例学校/春游/index.md
---
标题: 春游一日
类别: 示例图文
单位: 示例学校
作者: 张老师
---
![同学们在湖边写生](1.jpg)

春天来了，同学们去湖边看柳树和野鸭。
=== content/submissions/示例学校/春游/1.jpg [picture 80x60]
=== content/submissions/示例学校/春游/签到簿.pdf [bytes PDF]
""",
    fix="请把文件放进稿件的文件夹，文件名里写上用途，或在文头“附件”里写明角色",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each role; empty files do not count, and one that PL406 reports is left to it."""
    document = case.document
    for rule in case.kind.attachments:
        names = {rule.role, *rule.aliases}
        if any(one.text in names for one in document.absent):
            continue
        found = sum(1 for one in document.attachments if one.role in names and one.size)
        if found >= rule.min:
            continue
        many = f"至少要 {rule.min} 个，这里有 {found} 个" if rule.min > 1 else ""
        name = f"{rule.role}.{rule.types[0] if rule.types else 'pdf'}"
        types = f"（{listed(rule.types)}）" if rule.types else ""
        kept = "；这个附件只存档，不公开" if rule.visibility == "internal" else ""
        message = f"附件“{rule.role}”{many}" if many and found else f"缺少附件“{rule.role}”"
        fix = f"请把文件{types}放进文件夹，命名为“{name}”，或在文头“附件”里写“- {{文件: 文件名, 角色: {rule.role}}}”{kept}"
        yield Finding(
            message, *case.field_place(_attachments_field(case)), fix, demand=f"attachment:{rule.role}"
        )


def _attachments_field(case: Case) -> str:
    return next((name for name, field in case.kind.fields.items() if field.type == "attachments"), "")


RULE = DocumentRule(DOC, check)
