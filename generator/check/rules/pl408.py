"""PL408: an attachment is of a type that its role or the site does not accept."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.junk import is_junk
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import listed, quoted
from generator.config.file_types import NEVER_PUBLISHED, PHOTOS
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL408",
    name="wrong-file-type",
    title="附件的类型不合适",
    severity=Severity.WARNING,
    why="别人不一定有打开它的软件；手机和微信里也多半看不了。",
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
=== content/submissions/示例学校/春游/签到簿.pptx [bytes ZIP]
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
    fix="请另存为常用的类型，例如 pdf、docx、pptx、jpg、mp4",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each; types that are never published are left to PL414."""
    known = {*case.site.roles, *PHOTOS}
    for one in case.document.attachments:
        if one.type in NEVER_PUBLISHED or is_junk(one.name, one.size):
            continue
        rule = next((r for r in case.kind.attachments if one.role in (r.role, *r.aliases)), None)
        if rule and rule.types:
            if one.type not in rule.types:
                message = f"“{rule.role}”不收这种类型：{quoted(one.name)}"
                fix = f"请另存为 {listed(rule.types)}"
                yield Finding(message, case.document.front.end_line, 0, fix, demand=f"attachment:{rule.role}")
        elif case.site.roles and one.type not in known:
            yield Finding(f"{quoted(one.name)}不是常用的文件类型", case.document.front.end_line)


RULE = DocumentRule(DOC, check)
