"""A site in a folder, told as a story: lay files, build, look, change, build again."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

from generator.model.diagnostic import Diagnostic
from generator.model.outcome import BuildOutcome
from generator.pipeline import Project, build, check, open_project
from generator.pipeline.unchanged import unchanged

ROOT = Path(__file__).parents[2]

LESSON = """\
---
标题: {title}
类别: 示例课
单位: 实验小学
领域: 甲领域
阶梯: 初阶
日期: {date}
关键词: [方法]
---
## 目标
{goal}

## 过程
先看钟面，再说时刻，最后画一画自己的一天。{extra}
"""


AS_OF = "2024-06-01"
"""The day of every build that does not say otherwise."""


class Story:
    """`root` has the theme of the project, a configuration on the example profile, and no content yet."""

    def __init__(self, root: Path, config: str = "extends: example\nsite: {name: 某市}\n") -> None:
        self.root = root
        self.site = root / "site"
        root.mkdir(parents=True, exist_ok=True)
        shutil.copytree(ROOT / "theme", root / "theme")
        (root / "site_config.yml").write_text(config, "utf-8")
        (root / "content").mkdir()
        self.outcome: BuildOutcome | None = None

    def lay(self, path: str, text: str | bytes) -> Story:
        """Writes a file below the root."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def lesson(
        self,
        name: str,
        *,
        title: str = "",
        date: str = "2024-03-01",
        goal: str = "能看懂钟面上的整时。",
        extra: str = "",
    ) -> Story:
        """A sound submission of the example profile."""
        text = LESSON.format(title=title or f"认识{name}", date=date, goal=goal, extra=extra)
        return self.lay(f"content/submissions/shiyan/{name}/index.md", text)

    def picture(self, path: str, size: tuple[int, int] = (320, 200)) -> Story:
        """A picture file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", size, "#2c5e4a").save(target)
        return self

    def remove(self, path: str) -> Story:
        """Removes a file or a folder."""
        target = self.root / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        return self

    def project(self) -> Project:
        """The configured project; fails when the configuration is unusable."""
        opened = open_project(self.root / "site_config.yml")
        assert isinstance(opened, Project), opened
        return opened

    def build(
        self,
        *,
        output: Path | None = None,
        as_of: str = AS_OF,
        jobs: int = 1,
        strict: bool = False,
        audience: str = "public",
    ) -> Story:
        """One build, as the command makes it; its outcome is in `outcome`."""
        site = output or self.site
        seen = unchanged(self.root, site, as_of=as_of, audience=audience, strict=strict, jobs=jobs)
        if isinstance(seen, BuildOutcome):
            self.outcome = seen
            return self
        self.outcome = build(
            self.project(), site, as_of=as_of, jobs=jobs, strict=strict, audience=audience, glance=seen
        )
        return self

    def check(self) -> tuple[Diagnostic, ...]:
        """What `yanxiu check` says."""
        return check(self.project())

    def tree(self, site: Path | None = None) -> dict[str, bytes]:
        """Path → bytes of everything published."""
        top = site or self.site
        return {
            one.relative_to(top).as_posix(): one.read_bytes()
            for one in sorted(top.rglob("*"))
            if one.is_file()
        }

    def page(self, address: str) -> str:
        """The HTML at an address."""
        return (self.site / address / "index.html").read_text("utf-8")

    def copied(self, root: Path) -> Story:
        """The same files at another place, without site and without memory."""
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        for name in ("site_config.yml", "content", "theme"):
            source = self.root / name
            shutil.copytree(source, root / name) if source.is_dir() else shutil.copy2(source, root / name)
        other = Story.__new__(Story)
        other.root, other.site, other.outcome = root, root / "site", None
        return other

    def clean(self, tmp: Path) -> dict[str, bytes]:
        """What a build without any memory makes of the same files."""
        return self.copied(tmp).build().tree()
