"""PL510: the bureau excused a submission from a rule."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Finding, SiteRule, Whole
from generator.check.words import clean
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL510",
    name="excused",
    title="按规定免查",
    severity=Severity.NOTICE,
    why="免查要有理由，也要让人看得见：哪一份、哪一条、谁定的，随时可以复核。",
    bad="""\
=== content/registry/exemptions.csv
稿件,规则,理由,批准人
submissions/示例学校/春游/index.md,PL405,活动当天相机损坏，已当面说明,示例教研室
=== content/submissions/示例学校/春游/index.md
---
标题: 春游一日
类别: 示例图文
单位: 示例学校
作者: 张老师
---
春天来了，同学们去湖边看柳树和野鸭。
=== content/submissions/示例学校/春游/签到簿.pdf [bytes PDF]
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
    fix="不用改；补齐材料以后，请管理员从 registry/exemptions.csv 删去这一行",
)


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One notice for each rule from which a submission was excused, in place of what the rule said."""
    told: set[tuple[str, str]] = set()
    for one in whole.registry.exemptions:
        key = one.path, one.code
        if key in whole.excused and key not in told:
            told.add(key)
            by = f"（{clean(one.by, 20)}）" if one.by else ""
            message = f"按 registry/exemptions.csv 第 {one.line} 行免查 {one.code}{by}：{clean(one.reason)}"
            yield one.path, Finding(message, 1)


RULE = SiteRule(DOC, check, after_exemptions=True)
