"""Edits of the bureau's files: roster, decisions, receipts, campaigns."""

from __future__ import annotations

import random

from tests.site.world import CAMPAIGN, World, texts

_FOLDER = "content/registry"


def school_renamed(rng: random.Random, world: World) -> None:
    _replaced(
        world, "organisations.csv", "shiyan,实验小学", f"shiyan,实验小学{rng.choice(('', '（东校区）'))}"
    )


def school_moved(rng: random.Random, world: World) -> None:
    """Under the other county."""
    one, other = rng.sample(("dong", "xi"), 2)
    _replaced(world, "organisations.csv", f"school,{one}", f"school,{other}")


def person_added(rng: random.Random, world: World) -> None:
    """Somebody new, who may be the stranger that a submission names."""
    number, name = rng.randrange(1000), rng.choice(("赵没有", "孙新来"))
    _append(world, "people.csv", f"new-{number},{name},{rng.choice(('shiyan', 'hexi'))},新秀,小学,数学,,,")


def person_moved(rng: random.Random, world: World) -> None:
    """To another school, with or without the earlier post."""
    _replaced(world, "people.csv", "li-na,李娜,shiyan", f"li-na,李娜,{rng.choice(('nan', 'hexi'))}")


def person_left(rng: random.Random, world: World) -> None:
    """A row less; authors of that name are strangers from now on."""
    path = world.root / _FOLDER / "people.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    if rows:
        rows.pop(rng.randrange(len(rows)))
        path.write_text("\n".join([head, *rows, ""]), "utf-8")


def featured(rng: random.Random, world: World) -> None:
    """A recognition of a submission, a school or a teacher."""
    whose = rng.choice((f"submission: {_source(rng, world)}", "organisation: shiyan", "person: wang-fang"))
    level, day = rng.choice(("市级", "县级")), f"2024-05-{rng.randrange(10, 29)}"
    _append(
        world, "featured.yml", f"- {{{whose}, level: {level}, by: 某市教育局, date: {day}, reason: 好。}}"
    )


def exemption(rng: random.Random, world: World) -> None:
    """A submission excused from a rule: what was held back comes out."""
    row = f"{_source(rng, world)},{rng.choice(('PL301', 'PL302', 'PL105'))},特殊材料,教研室,"
    _append(world, "exemptions.csv", row, head="path,code,reason,by,until")


def receipt(rng: random.Random, world: World) -> None:
    """When a submission came in, before or after what is due."""
    row = f"2024-0{rng.randrange(3, 7)}-11T08:00:00+08:00,{_source(rng, world)},,李老师"
    _append(world, "receipts.csv", row, head="received_at,path,sha256,by")


def saved_again(rng: random.Random, world: World) -> None:
    """The same bytes with a new time."""
    path = world.root / _FOLDER / "people.csv"
    path.write_bytes(path.read_bytes())


def campaign(rng: random.Random, world: World) -> None:
    """Added or changed: another title, another deadline."""
    text = CAMPAIGN.replace("2024-04-01}", rng.choice(("2024-04-01}", "2024-05-30}")))
    text = text.replace("春季研修", rng.choice(("春季研修", "春季研修", "春天的研修")))
    world.lay(f"content/campaigns/{rng.choice(('spring', 'spring', 'second'))}.yml", text)


def campaign_removed(rng: random.Random, world: World) -> None:
    if found := sorted((world.root / "content/campaigns").glob("*.yml")):
        rng.choice(found).unlink()


def _source(rng: random.Random, world: World) -> str:
    return rng.choice(texts(world)).relative_to(world.root / "content").as_posix()


def _replaced(world: World, name: str, old: str, new: str) -> None:
    path = world.root / _FOLDER / name
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def _append(world: World, name: str, row: str, head: str = "") -> None:
    path = world.root / _FOLDER / name
    before = path.read_text("utf-8") if path.exists() else f"{head}\n" if head else ""
    path.write_text(f"{before}{row}\n", "utf-8")
