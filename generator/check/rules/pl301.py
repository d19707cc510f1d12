"""PL301: a section that the kind requires is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.config.vocabulary import applies, satisfied
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL301",
    name="missing-section",
    title="缺少必填部分",
    severity=Severity.ERROR,
    why="别的老师要靠这一部分才能用上这份材料；缺了它，材料就不完整，评审时也无从判断。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 过程
先看钟面，再说时刻，最后画一画自己的一天。
""",
    good="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻，最后画一画自己的一天。
""",
    fix="请加上这一部分，标题可以写成“## 名称”“【名称】”“一、名称”或表格第一列\n写清具体内容，不要只留标题",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each required section that applies and that no label satisfies."""
    document = case.document
    present = set(case.headings)
    for section in case.kind.sections:
        if section.required and applies(section.when, document.terms) and not satisfied(section, present):
            missing = [part for part in section.parts if part not in present]
            half = f"（已有{'、'.join(p for p in section.parts if p in present)}，还缺{'、'.join(missing)}）"
            least = f"；至少 {section.min_chars} 字" if section.min_chars else ""
            hint = section.hint.rstrip("。")
            heading = (
                next(iter(missing), section.heading) if len(missing) < len(section.parts) else section.heading
            )
            last = document.body_line + document.body.rstrip("\n").count("\n")
            fix = f"请另起一行写“## {heading}”，下面写{f'明：{hint}' if hint else '具体内容'}{least}"
            yield Finding(
                message=f"缺少“{section.heading}”" + (half if 0 < len(missing) < len(section.parts) else ""),
                line=last,
                fix=fix,
                demand=f"section:{section.heading}",
            )


RULE = DocumentRule(DOC, check, requires=("PL309",))
