"""Readable folders of a copy, from titles that anybody may have written."""

from __future__ import annotations

import pytest

from generator.index.folders import folders
from generator.index.scope import below, restricted
from generator.model.catalogue import Catalogue
from generator.model.document import Author
from generator.model.kind import Kind
from generator.model.registry import Featured, Organisation, Person, Receipt, Registry
from generator.model.site import SiteConfig
from generator.model.submission import Submission

SITE = SiteConfig(kinds={"note": Kind(label="札记")})
REGISTRY = Registry(
    organisations={
        "city": Organisation("city", "某市", "city"),
        "one": Organisation("one", "一校", "school", "city"),
        "group": Organisation("group", "数学组", "group", "one"),
        "two": Organisation("two", "一校", "school", "city"),
    },
    people={
        "p": Person("p", "周敏", "group"),
        "q": Person("q", "罗琳", "two"),
        "r": Person("r", "方石", "two"),
    },
    receipts=(
        Receipt("2024-01-01", "submissions/a/index.md"),
        Receipt("2024-01-01", "submissions/b/index.md"),
    ),
    featured=(Featured("submissions/b/index.md", "city"), Featured("", "city", organisation="one")),
)


def submission(title: str, url: str = "r/a/b/", organisation: str = "one") -> Submission:
    return Submission(
        path=f"submissions/{url}index.md", url=url, kind="note", title=title, organisation=organisation
    )


@pytest.mark.parametrize(
    ("title", "folder"),
    [
        ("分数", "分数（札记）"),
        ("一篇札记", "一篇札记"),
        ("CON", "_CON（札记）"),
        ("../../x", "／..／x（札记）"),
        ("长" * 300, "长" * 44 + "（札记）"),
        ("😀", "未命名（札记）"),
    ],
)
def test_a_title_becomes_a_folder(title: str, folder: str) -> None:
    assert folders(Catalogue((submission(title),), REGISTRY), SITE) == {"r/a/b/": f"成果/一校/{folder}/"}


def test_the_oldest_keeps_a_name_and_case_does_not_count() -> None:
    titles = ["abc", "ABC", "abc"]
    works = tuple(submission(title, f"r/a/{at}/") for at, title in enumerate(titles))
    found = folders(Catalogue((*works, submission("abc", "r/c/0/", "two")), REGISTRY), SITE)
    assert list(found.values()) == [
        "成果/一校/abc（札记）/",
        "成果/一校/ABC（札记）（2）/",
        "成果/一校/abc（札记）（3）/",
        "成果/一校（2）/abc（札记）/",  # another school of that name
    ]


def test_a_part_of_the_roster_names_nobody_else() -> None:
    inside = below(REGISTRY, ["one"])
    assert inside == {"one", "group"}
    one = Submission(
        path="submissions/a/index.md",
        url="r/a/",
        kind="note",
        title="甲",
        organisation="one",
        authors=(Author("罗琳", "q"),),
    )
    found = restricted(REGISTRY, inside, [one])
    assert set(found.organisations) == inside and found.organisations["one"].parent == ""
    assert set(found.people) == {"p", "q"}  # q wrote with them
    assert [each.path for each in found.receipts] == ["submissions/a/index.md"]
    assert [each.organisation for each in found.featured] == ["one"]
