"""Campaign files from templates: the days move to another year, the comments stay."""

from __future__ import annotations

import re
from calendar import monthrange
from pathlib import Path

from msgspec import Struct

from generator.text.suggest import nearest

TEMPLATES = Path(__file__).parent.parent / "profiles" / "campaigns"
CAMPAIGNS = "campaigns"
_FIRST = re.compile(r"# (\d{4}) (.+)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=-\d\d|—20\d\d|学?年)")
_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_TITLE = re.compile(r"^title:.*$", re.MULTILINE)


class Template(Struct, frozen=True):
    """A campaign as it was once demanded somewhere, with the year to which its days belong."""

    name: str
    year: int
    summary: str
    """One line for the list."""
    text: str
    """YAML below the first line."""


def templates() -> dict[str, Template]:
    """Name → template, by name. The first line of each is `# <year> <summary>`."""
    found: dict[str, Template] = {}
    for path in sorted(TEMPLATES.glob("*.yml")):
        first, _, text = path.read_text("utf-8").partition("\n")
        if head := _FIRST.fullmatch(first):
            found[path.stem] = Template(path.stem, int(head[1]), head[2], text)
    return found


def create_campaign(content: Path, name: str, year: int, title: str = "", slug: str = "") -> Path:
    """Writes `campaigns/<slug>.yml` and returns its path. `title` replaces the template's.

    `slug`: `<name>-<year>` when empty. Raises LookupError for an unknown template, ValueError for a
    year or slug that is none and FileExistsError when the file is there already; all carry Chinese
    words for the user.
    """
    known = templates()
    template = known.get(name)
    if template is None:
        meant = nearest(name, known)
        raise LookupError(
            f"没有模板“{name}”。" + (f"是不是“{meant}”？" if meant else "可用的有：" + "、".join(known))
        )
    if not 2000 <= year <= 2099:
        raise ValueError(f"年份 {year} 不对，请写 2000 到 2099 之间的年份。")
    if slug and not _SLUG.fullmatch(slug):
        raise ValueError(f"代号“{slug}”不能用，请写小写字母、数字和短横线，例如 {name}-{year}-2。")
    path = content / CAMPAIGNS / f"{slug or f'{name}-{year}'}.yml"
    text = f"# 由模板 {name} 生成：{template.summary}\n{moved(template.text, year - template.year)}"
    if title:
        text = _TITLE.sub(lambda _: f"title: {_quoted(title)}", text, count=1)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise FileExistsError(
            f"{path} 已经有了。请直接修改它；再建一个活动的，用 --slug 写另一个代号，用 --title 写另一个名称。"
        ) from None
    return path


def moved(text: str, years: int) -> str:
    """The YAML with every year outside comments moved; 29 February becomes the last day of the month."""
    return "\n".join(_moved_line(line, years) for line in text.split("\n"))


def _moved_line(line: str, years: int) -> str:
    comment = _COMMENT.search(line)
    at = comment.start() if comment else len(line)
    later = _YEAR.sub(lambda found: str(int(found[0]) + years), line[:at])
    return _DAY.sub(_existing, later) + line[at:]


def _existing(found: re.Match[str]) -> str:
    year, month, day = (int(part) for part in found.groups())
    return f"{year}-{month:02}-{min(day, monthrange(year, month)[1]):02}"


def _quoted(title: str) -> str:
    """A YAML scalar in double quotes."""
    return '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
