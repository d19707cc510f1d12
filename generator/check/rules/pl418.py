"""PL418: two pictures of a submission are one and the same file under two names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL418",
    name="copied-picture",
    title="同一张图片放了两次",
    severity=Severity.WARNING,
    why="换个文件名还是同一张照片，数张数时只算一张；读者也会以为放错了图。",
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

![大家展示自己的画](2.jpg)
=== content/submissions/示例学校/春游/1.jpg [picture 80x60]
=== content/submissions/示例学校/春游/2.jpg [picture 80x60]
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

![大家展示自己的画](2.jpg)
=== content/submissions/示例学校/春游/1.jpg [picture 80x60]
=== content/submissions/示例学校/春游/2.jpg [picture 90x60]
=== content/submissions/示例学校/春游/签到簿.pdf [bytes PDF]
""",
    fix="请换成另一张照片；多放了的，请从正文和文件夹里删去一张",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each file whose bytes an earlier picture of the document has too."""
    copied = targets.copied_pictures(case)
    if not copied:
        return
    folder = f"{case.document.source.folder}/"
    lines: dict[str | None, int] = {}
    for link in case.located.pictures:
        lines.setdefault(targets.file_of(case, link), link.line)
    for one in copied:
        first = quoted(case.copies[one].removeprefix(folder))
        message = f"图片{quoted(one.removeprefix(folder))}和{first}是同一张"
        yield Finding(message, lines.get(one, case.document.front.end_line))


RULE = DocumentRule(DOC, check)
