"""PL412: a picture or attachment exceeds the site's limit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.config.file_types import PHOTOS, extension
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc
from generator.text.sizes import parse_size, show_size

DOC = RuleDoc(
    code="PL412",
    name="file-too-large",
    title="文件太大",
    severity=Severity.ERROR,
    why="太大的文件在手机上打不开，也会占满服务器的空间。",
    bad="""\
=== site_config.yml
extends: example
limits: {attachment_bytes: 1KiB}
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
=== content/submissions/示例学校/认识时间/图纸.pdf [size 2KiB]
""",
    good="""\
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
=== content/submissions/示例学校/认识时间/图纸.pdf [size 2KiB]
""",
    fix="照片请缩小到宽 2000 像素以内；视频请压缩，或分成几段",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each file over the limit of its sort."""
    prefix = f"{case.document.source.folder}/"
    limits = case.site.limits
    for file in case.document.source.files:
        picture = extension(file.path) in PHOTOS
        most = _bytes(limits.picture_bytes if picture else limits.attachment_bytes)
        if most is not None and file.size > most:
            name = quoted(file.path.removeprefix(prefix))
            fix = "请把照片缩小到宽 2000 像素以内" if picture else "请压缩；视频太长的，分成几段"
            message = f"{name}有 {show_size(file.size)}，最多 {show_size(most)}"
            yield Finding(message, max(1, case.document.front.end_line), 0, fix)


@lru_cache(maxsize=16)
def _bytes(limit: str) -> int | None:
    """None for a limit that is no size: the configuration's own fault, reported there."""
    try:
        return parse_size(limit)
    except ValueError:
        return None


RULE = DocumentRule(DOC, check)
