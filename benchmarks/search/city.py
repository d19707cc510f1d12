"""An invented city of N submissions in memory, with a vocabulary as wide as that of real titles.

Words are pairs and triples of the characters of GB 2312's first level, some frequent and most rare, so that
shards, lists and cards have the sizes of a real library. The same N gives the same city.
"""

from __future__ import annotations

import random
import tempfile
from itertools import accumulate
from pathlib import Path

from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.index.catalogue import build_catalogue
from generator.model.catalogue import Catalogue
from generator.model.document import Author
from generator.model.registry import Featured, Organisation, Registry
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.search.readings import READINGS

COUNTIES, SCHOOLS, WORDS, TEACHERS = 10, 300, 12_000, 20_000
FORMS = ("教学设计", "教案", "说课稿", "课后反思", "公开课", "导学案", "研修简报", "学习心得")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗单解曾查仇区任盖"


def profile() -> SiteConfig:
    """The built-in profile."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "site_config.yml")
        config.write_text("site: {name: 测试市研修成果库}\nextends: school-training\n", "utf-8")
        site = load_config(config).site
    assert site is not None
    return site


class Words:
    """Words and names, drawn as texts draw them: a few often, most seldom."""

    def __init__(self, pick: random.Random) -> None:
        level = [one for one in sorted(READINGS) if b"\xb0" <= one.encode("gbk", "replace")[:1] <= b"\xd7"]
        pick.shuffle(level)
        often = list(accumulate(1 / (at + 20) for at in range(len(level))))
        self.words = [
            "".join(pick.choices(level, cum_weights=often, k=2 + (at % 4 == 0))) for at in range(WORDS)
        ]
        self._often = list(accumulate(1 / (at + 5) for at in range(WORDS)))
        self.names = [
            pick.choice(_SURNAMES) + "".join(pick.choices(level[:900], k=1 + (at % 3 > 0)))
            for at in range(TEACHERS)
        ]

    def some(self, pick: random.Random, count: int) -> list[str]:
        """`count` words of a text."""
        return pick.choices(self.words, cum_weights=self._often, k=count)


def submissions(number: int, site: SiteConfig) -> list[Submission]:
    """N submissions, sorted as a catalogue has them."""
    pick = random.Random(number)
    vocabulary = Words(random.Random(1))
    terms = {
        name: [term.slug for term in site.taxonomies[name].terms][:16]
        for name in ("subject", "tier", "stage", "grade", "lesson_type", "edition")
    }
    kinds = list(site.kinds)[:14]
    made = []
    for at in range(number):
        school = f"s{pick.randrange(SCHOOLS):03}"
        year, month = 2018 + int(6 * pick.random() ** 0.5), pick.choice((3, 4, 5, 6, 9, 10, 11, 12))
        chosen: dict[str, tuple[str, ...]] = {name: (pick.choice(slugs),) for name, slugs in terms.items()}
        chosen["term"] = (f"{year}-{year + 1}-1" if month > 8 else f"{year - 1}-{year}-2",)
        title = "".join(vocabulary.some(pick, 2)) + pick.choice(FORMS)
        made.append(
            Submission(
                path=f"submissions/{school}/{at:06}/index.md",
                url=f"r/{school}/{at:06}/",
                kind=pick.choice(kinds),
                title=f"《{title[:-4]}》{title[-4:]}" if at % 3 == 0 else title,
                summary="，".join("".join(vocabulary.some(pick, 4)) for _ in range(pick.randrange(6))),
                date=f"{year}-{month:02}-{pick.randrange(1, 29):02}",
                organisation=school,
                authors=(Author(vocabulary.names[(int(school[1:]) * 67 + pick.randrange(67)) % TEACHERS]),),
                terms=chosen,
            )
        )
    return sorted(made, key=lambda one: (one.date, one.path))


def registry(made: list[Submission]) -> Registry:
    """City, counties, schools; one submission in fifty is recognised."""
    places = {"city": Organisation("city", "测试市", "city")}
    for at in range(COUNTIES):
        places[f"c{at}"] = Organisation(
            f"c{at}", f"测试{'松望临安平永新长吉'[at % 9]}{at}县", "county", "city"
        )
    for at in range(SCHOOLS):
        name = f"{places[f'c{at % COUNTIES}'].name}第{at // COUNTIES + 1}{'小学中学'[at % 2 * 2 :][:2]}"
        places[f"s{at:03}"] = Organisation(f"s{at:03}", name, "school", f"c{at % COUNTIES}")
    featured = tuple(Featured(submission=one.path, level="county", award="model") for one in made[::50])
    return Registry(organisations=places, featured=featured)


def city(number: int) -> tuple[Catalogue, SiteConfig]:
    """The catalogue and the site."""
    site = profile()
    made = submissions(number, site)
    return build_catalogue(tuple(made), registry(made), Vocabulary(site)), site
