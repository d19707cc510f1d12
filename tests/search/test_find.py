"""Recall and precision of the real client against looking at every text."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Author, Submission
from generator.search.fold import WORD, fold
from generator.search.readings import READINGS

from . import invented
from .conftest import DOCUMENTS, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# All addresses that a query shows, after the check against the cards; in the order of the page.
SHOWN = """async query => {
  const app = yanxiuSearch, index = await app.open()
  await app.simplify(query)
  const terms = app.text.terms(query)
  const found = await app.find(terms), slots = await app.sort(found, found.slots, "relevance")
  const cards = await Promise.all(slots.map(app.card)), unsure = new Set(found.unsure)
  const right = cards.filter(one => app.verify(index, one, terms))
  const lied = cards.filter(one => !unsure.has(one.slot) && !right.includes(one))
  return {urls: right.map(one => one.url), lied: lied.map(one => one.url)}
}"""
SITE = invented.site()
CATALOGUE = invented.catalogue(DOCUMENTS)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def texts(one: Submission, catalogue: Catalogue = CATALOGUE, site: SiteConfig = SITE) -> list[str]:
    """Every text by which a submission may be found, as written."""
    labels = {(one.taxonomy, one.key): one.label for group in catalogue.terms.values() for one in group}
    for name, taxonomy in site.taxonomies.items():
        labels |= {(name, term.slug): term.label for term in taxonomy.terms}
    terms = [("kind", one.kind), *((name, key) for name, group in one.terms.items() for key in group)]
    line = catalogue.registry.lineage(one.organisation)
    return [
        one.title, one.summary, *(author.name for author in one.authors), *one.fields.values(),
        *(labels.get(term, term[1]) for term in terms), *(place.name for place in line),
        *(() if line else (one.organisation,)),
        *(f"{labels[('recognition', given.level)]}{given.award}" for given in catalogue.recognition.get(one.path, ())),
    ]  # fmt: skip


def expected(query: str) -> set[str]:
    """Addresses found by looking: each word of the query in one of the submission's texts."""
    terms = [term for piece in query.split() for term in fold(piece).split("\n") if term]
    # A word begins where no other word's character stands before it.
    begins = [f"(?<![{WORD}])" if re.match(f"[{WORD}]", term) else "" for term in terms]
    patterns = [re.compile(begin + re.escape(term)) for begin, term in zip(begins, terms, strict=True)]
    return {
        one.url
        for one in CATALOGUE.submissions
        if all(any(pattern.search(text) for text in FOLDED[one.path]) or _alias(one, term)
               for pattern, term in zip(patterns, terms, strict=True))
    }  # fmt: skip


def _alias(one: Submission, term: str) -> bool:
    places = CATALOGUE.registry.lineage(one.organisation)
    names = [*SITE.kinds[one.kind].aliases, *(alias for place in places for alias in place.aliases)]
    return term in map(fold, names)


FOLDED = {one.path: [fold(text) for text in texts(one)] for one in CATALOGUE.submissions}
BY_URL = {one.url: one for one in CATALOGUE.submissions}
EVERY = sorted({text for one in CATALOGUE.submissions for text in texts(one) if text})
CHARACTERS = sorted({character for text in EVERY for character in text})


@pytest.fixture(scope="module")
def client(browser: Browser, folder: Path) -> Iterator[Page]:
    """The search page, opened from its folder without a server."""
    page = browser.new_page()
    page.goto((folder / "search/index.html").as_uri())
    page.wait_for_selector(".y-hit")
    yield page
    page.close()


def check(client: Page, query: str) -> None:
    # What begins with a minus is excluded, and means something else.
    if any(piece.startswith("-") for piece in unicodedata.normalize("NFKC", query).split()):
        return
    found = client.evaluate(SHOWN, query)
    assert found["lied"] == [], "marked as certain, and wrong"
    assert len(found["urls"]) == len(set(found["urls"]))
    wanted, shown = expected(query), set(found["urls"])
    assert wanted <= shown
    # Letters may also be pinyin: what is shown beyond reads so.
    assert [url for url in shown - wanted if not reads(query, BY_URL[url])] == []


def reads(query: str, one: Submission) -> bool:
    """Whether each piece stands in the texts or can be read off their characters, by whatever beginnings."""
    return all(
        any(term in text or spells(text, term) for text in FOLDED[one.path]) or _alias(one, term)
        for piece in query.lower().replace("'", " ").split() for term in fold(piece).split("\n") if term
    )  # fmt: skip


def spells(text: str, typed: str) -> bool:
    """A term may be typed as any mixture of characters and beginnings of their syllables."""

    def after(at: int, rest: str) -> bool:
        if not rest:
            return True
        if at == len(text):
            return False
        heads = {text[at]} | {one[:size] for one in READINGS.get(text[at], ()) for size in range(1, 7)}
        return any(rest.startswith(head) and after(at + 1, rest[len(head) :]) for head in heads)

    return any(after(at, typed) for at in range(len(text)))


_LATIN = re.compile(r"[A-Za-z0-9_\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""Latin letters and digits, full-width ones too: they are found from the beginning of a word."""


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and one to eight of its characters that begin at a word."""
    text = draw(st.sampled_from(EVERY))
    starts = [
        at
        for at in range(len(text))
        if at == 0 or not _LATIN.match(text[at - 1]) or not _LATIN.match(text[at])
    ]
    start = draw(st.sampled_from(starts))
    return text, text[start : start + draw(st.integers(1, 8))]


def substrings() -> st.SearchStrategy[str]:
    """One to eight characters of a text, beginning at a word."""
    return passages().map(lambda passage: passage[1])


@QUICK
@given(substrings())
def test_every_substring_is_found(client: Page, query: str) -> None:
    """Recall and precision 1.0 for substrings of titles, names, schools, counties, terms, summaries."""
    check(client, query)


@QUICK
@given(st.lists(substrings(), min_size=2, max_size=3).map(" ".join))
def test_several_words_must_all_be_found(client: Page, query: str) -> None:
    check(client, query)


@QUICK
@given(st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=5))
def test_nothing_else_is_found(client: Page, query: str) -> None:
    """Texts that mostly do not occur."""
    check(client, query)


def test_random_substrings_by_the_hundred(client: Page) -> None:
    """500 substrings of titles in one pass: all found where they stand."""
    pick = random.Random(1)
    for _ in range(500):
        title = pick.choice(CATALOGUE.submissions).title
        start = pick.randrange(len(title))
        while start and re.match(r"\w\w", title[start - 1 : start + 1], re.ASCII):
            start -= 1
        check(client, title[start : start + pick.randint(1, 8)])


KNOWN = st.characters(exclude_categories=("Cn", "Cs"))
"""What this Python knows; the browser may have a newer Unicode."""


@QUICK
@given(st.lists(st.one_of(st.text(KNOWN), st.text(st.sampled_from("分 数A9a。—（1）é①ﬁ𠮷\nς·")))))
def test_browser_and_generator_fold_alike(client: Page, batch: list[str]) -> None:
    """The two implementations give the same searched form for any text."""
    whole = [text.encode("utf-8", "ignore").decode() for text in batch]
    read = "batch => batch.map(yanxiuSearch.text.fold)"
    assert [fold(text) for text in whole] == client.evaluate(read, whole)


@QUICK
@given(st.lists(st.integers(0, 10**6)))
def test_browser_reads_packed_numbers(client: Page, numbers: list[int]) -> None:
    from generator.search.format import pack

    read = "digits => { const all = []; yanxiuSearch.unpack(digits, one => all.push(one)); return all }"
    assert numbers == client.evaluate(read, "".join(map(pack, numbers)))


@QUICK
@given(passages())
def test_marks_stand_on_the_query(client: Page, passage: tuple[str, str]) -> None:
    """Every marked piece folds to one of the query's words, or to several that touch."""
    text, query = passage
    # What begins with a minus is excluded, and excluded words are not marked.
    assume(not any(piece.startswith("-") for piece in unicodedata.normalize("NFKC", query).split()))
    terms = [term for piece in query.split() for term in fold(piece).split("\n") if term]
    read = "([text, query]) => yanxiuSearch.text.hits(text, yanxiuSearch.text.terms(query))"
    hits = client.evaluate(read, [text, query])
    utf16 = text.encode("utf-16-le")
    pieces = [fold(utf16[2 * start : 2 * end].decode("utf-16-le")) for start, end in hits]
    assert all(any(term in piece for term in terms) for piece in pieces)
    assert bool(terms) == bool(pieces)


def test_filters_and_counts(client: Page) -> None:
    """Several values are or, several facets and; a facet's counts ignore its own filter."""
    found = client.evaluate(
        """async () => {
          const app = yanxiuSearch, index = await app.open(), all = await app.find([])
          const filters = {subject: new Set(["math", "music"]), organisation: new Set(["county0"])}
          const one = await app.narrow(all.slots, filters, ["subject", "tier", "organisation"])
          const cards = await Promise.all(one.slots.map(app.card))
          const pairs = id => index.facet[id].terms.map((term, at) => [term[0], one.counts[id][at]])
          const counts = id => Object.fromEntries(pairs(id))
          return {urls: cards.map(card => card.url).sort(), subject: counts("subject"),
                  tier: counts("tier"), organisation: counts("organisation")}
        }"""
    )
    lineage = {
        one.path: [place.id for place in CATALOGUE.registry.lineage(one.organisation)] or [one.organisation]
        for one in CATALOGUE.submissions
    }
    below = [one for one in CATALOGUE.submissions if "county0" in lineage[one.path]]
    topics = [one for one in CATALOGUE.submissions if {"math", "music"} & set(one.terms["subject"])]
    both = [one for one in below if one in topics]
    assert sorted(one.url for one in both) == found["urls"]
    assert {
        slug: sum(slug in one.terms["subject"] for one in below) for slug, _ in invented.SUBJECTS
    } == found["subject"]
    tiers = {slug: sum(slug in one.terms.get("tier", ()) for one in both) for slug, _ in invented.TIERS}
    assert tiers == found["tier"]
    assert {
        place: sum(place in lineage[one.path] for one in topics) for place in found["organisation"]
    } == found["organisation"]


def test_newest_first(client: Page) -> None:
    """Sorted by day, documents without a day last."""
    days = client.evaluate(
        """async () => {
          const app = yanxiuSearch, all = await app.find([])
          const cards = await Promise.all((await app.sort(all, all.slots, "date")).map(app.card))
          return cards.map(card => card.date)
        }"""
    )
    assert sorted((one.date for one in CATALOGUE.submissions), reverse=True) == days


def test_titles_before_other_texts(client: Page) -> None:
    """By relevance, a hit in the title stands before one in the summary only."""
    shown = client.evaluate(SHOWN, "分数乘法")["urls"]
    titles = {one.url: "分数乘法" in one.title for one in CATALOGUE.submissions}
    ranks = [titles[url] for url in shown]
    assert sorted(ranks, reverse=True) == ranks
    assert {True, False} == set(ranks)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("fenshu", "分数"), ("fen shu cheng fa", "分数乘法"), ("fscf", "分数乘法"), ("fenshucf", "分数乘法"),
        ("fenshuch", "分数乘法"), ("分数cf", "分数乘法"), ("ccjj", "草船借箭"), ("hetangyuese", "荷塘月色"),
        ("Fenshu", "分数"), ("分數乘法", "分数乘法"), ("ＰＢＬ项目", "PBL项目式学习"),
        ("希沃白板5", "希沃白板5"), ("xwbb5", "希沃白板5"), ("ydmj", "圆的面积"), ("zzz", "无"),
    ],
)  # fmt: skip
def test_queries_as_people_type_them(client: Page, query: str, title: str) -> None:
    """Pinyin in full, by initials, mixed, unfinished; traditional characters; Latin with digits."""
    shown = client.evaluate(SHOWN, query)["urls"]
    wanted = {one.url for one in CATALOGUE.submissions if title in fold(one.title).upper()}
    if query == "zzz":  # nothing reads so
        assert not shown
    else:
        assert wanted and wanted <= set(shown)


def test_names_by_every_reading(client: Page) -> None:
    """A county, an author and a subject, by heteronyms and initials."""
    county = {
        one.url
        for one in CATALOGUE.submissions
        if "单县" in "".join(place.name for place in CATALOGUE.registry.lineage(one.organisation))
    }
    assert county and county <= set(client.evaluate(SHOWN, "shanxian")["urls"])
    for typed, surname in (("xie", "解"), ("zeng", "曾"), ("shan", "单")):
        written = {
            one.url for one in CATALOGUE.submissions if any(surname in name.name for name in one.authors)
        }
        assert written and written <= set(client.evaluate(SHOWN, typed)["urls"])
    music = {one.url for one in CATALOGUE.submissions if "music" in one.terms["subject"]}
    assert music <= set(client.evaluate(SHOWN, "yy")["urls"])


def test_half_a_thousand_titles_by_pinyin(client: Page) -> None:
    """500 titles and names, in full and by initials, are found by how they are read."""
    pick = random.Random(3)
    missed = []
    for _ in range(250):
        one = pick.choice(CATALOGUE.submissions)
        for text in (fold(one.title), one.authors[0].name):
            run = max(re.findall("[\u4e00-\u9fff]+", text) or [""], key=len)[:5]
            if len(run) < 2 or not all(character in READINGS for character in run):
                continue
            spelled = [pick.choice(READINGS[character]) for character in run]
            typed = ("".join(spelled), " ".join(spelled), "".join(one[0] for one in spelled))
            missed += [query for query in typed if one.url not in client.evaluate(SHOWN, query)["urls"]]
    assert missed == []


def test_quoted_and_excluded(client: Page) -> None:
    """A phrase keeps its words together; what stands behind a minus must not be there."""
    phrase = set(client.evaluate(SHOWN, '"Unit 3"')["urls"])
    assert phrase == {one.url for one in CATALOGUE.submissions if "unit 3" in fold(one.title)}
    assert set(client.evaluate(SHOWN, "“Unit 3”")["urls"]) == phrase
    without = set(client.evaluate(SHOWN, "分数乘法 -教案")["urls"])
    assert without == expected("分数乘法") - expected("教案") and without
    assert set(client.evaluate(SHOWN, "-背影")["urls"]) == set(BY_URL) - expected("背影")


def test_the_whole_title_stands_first(client: Page) -> None:
    """The query is a title: that one first, then what begins with it, then the rest of the titles."""
    shown = client.evaluate(SHOWN, "圆的面积")["urls"]
    ranks = [
        0 if title == "圆的面积" else 1 if title.startswith("圆的面积") else 2 if "圆的面积" in title else 3
        for title in (fold(BY_URL[url].title).strip("\n") for url in shown)
    ]
    assert sorted(ranks) == ranks and {0, 1, 2} <= set(ranks)


def test_recognised_first(client: Page) -> None:
    """By level of recognition: the highest first, among equals the newest half year."""
    levels = client.evaluate(
        """async () => {
          const app = yanxiuSearch, all = await app.find([]), index = await app.open()
          const facet = index.facet.recognition
          return facet ? (await app.sort(all, all.slots, "level")).map(slot => facet.at[slot]) : null
        }"""
    )
    many = sum(one.path in CATALOGUE.recognition for one in CATALOGUE.submissions)
    assert (
        levels is not None and len(set(levels[:many])) == 1 and set(levels[:many]).isdisjoint(levels[many:])
    )


def test_a_query_of_words_without_spaces_is_cut(client: Page) -> None:
    """A label of a facet, or a name and a title, typed as one word."""
    read = (
        "query => yanxiuSearch.open().then(index => yanxiuSearch.script('search-near').then("
        "() => yanxiuSearch.cuts(index, yanxiuSearch.text.terms(query))))"
    )

    def cuts(query: str) -> list[list[str]]:
        return [[word["text"] for word in words] for words in client.evaluate(read, query)]

    assert cuts("语文背影说课稿")[0] == ["语文", "背影", "说课稿"]
    one = next(one for one in CATALOGUE.submissions if "背影" in one.title)
    assert [one.authors[0].name, "背影"] in cuts(one.authors[0].name + "背影")
    assert cuts("背影skg")[0] == ["背影", "skg"]


def test_what_sounds_or_looks_alike_is_offered(client: Page) -> None:
    """分数程法 is heard as 分数乘法, 分数秉法 differs in one character."""
    near = (
        "query => yanxiuSearch.open().then(index => yanxiuSearch.script('search-near').then("
        "() => yanxiuSearch.near(index, yanxiuSearch.text.terms(query)[0])))"
    )
    many = len(expected("分数乘法"))
    for typed in ("分数程法", "分数秉法"):
        found = client.evaluate(near, typed)
        assert [one for one in found if one["text"] == "分数乘法" and one["many"] >= many], (typed, found)


GUESSED = """query => yanxiuSearch.open().then(index => yanxiuSearch.script("search-near").then(() =>
  yanxiuSearch.guess(index, yanxiuSearch.text.terms(query), query)).then(found => found &&
  {note: found.note, texts: found.terms.map(one => one.text), many: found.found.slots.length}))"""


def test_a_slip_is_mended_beside_other_words(client: Page) -> None:
    """The word that nothing has is the one to mend; the other stays."""
    found = client.evaluate(GUESSED, "分数程法 教案")
    assert (["分数乘法", "教案"], "没有找到“分数程法”，下面的是“分数乘法”。") == (
        found["texts"],
        found["note"],
    )
    assert found["many"] >= len(expected("分数乘法 教案")) > 0


def test_some_of_several_words_when_nothing_has_all(client: Page) -> None:
    """The rarest is kept: it says most of what was meant."""
    rare = min(("岳阳楼记", "背影"), key=lambda one: len(expected(one)))
    found = client.evaluate(GUESSED, "岳阳楼记 背影")
    assert ([rare], len(expected(rare))) == (found["texts"], found["many"])
    assert found["note"] == f"没有同时含有“岳阳楼记”“背影”的，下面的只含有“{rare}”。"
    assert client.evaluate(GUESSED, "量子纠缠") is None


def test_a_syllable_that_may_go_on_finds_both(client: Page) -> None:
    """`shuxu` on its way to `shuxue`; `weights.py` puts the first one first."""
    client.evaluate(SHOWN, "shuxu")  # loads the readings
    read = "text => yanxiuSearch.text.spelt(text, yanxiuSearch.text.terms('shuxu')[0].said, true).length"
    assert [1, 1, 0] == [client.evaluate(read, text) for text in ("数序", "数学", "数数")]
    maths = {one.url for one in CATALOGUE.submissions if "math" in one.terms["subject"]}
    assert maths and maths <= set(client.evaluate(SHOWN, "shuxu")["urls"])


def test_a_name_made_of_two_terms_means_both(client: Page) -> None:
    """小学英语: the subject in the stage, though it is also called so in other stages."""
    both = {
        one.url
        for one in CATALOGUE.submissions
        if "chinese" in one.terms["subject"] and "primary" in one.terms["stage"]
    }
    shown = client.evaluate(SHOWN, "小学语文")["urls"]
    assert both and both == set(shown[: len(both)])  # then those of a school that is called 小学


def test_authors_before_titles_that_name_them(browser: Browser, tmp_path: Path) -> None:
    """Who types a name wants what that teacher wrote; a lesson whose title begins so is meant before both."""
    titles = ("评海燕老师的课", "圆的面积", "海燕", "海燕和风")
    some = tuple(
        replace(
            one,
            title=title,
            summary="",
            authors=(Author("王海燕" if at == 1 else "李雪"),),
            date="2023-03-01",
        )
        for at, (one, title) in enumerate(zip(CATALOGUE.submissions, titles, strict=False))
    )
    folder = build(tmp_path, replace(CATALOGUE, submissions=some), SITE)
    page = browser.new_page()
    page.goto((folder / "search/index.html").as_uri())
    page.wait_for_selector(".y-hit")
    place = {one.url: at for at, one in enumerate(some)}
    for query, order in (("海燕", [2, 3, 1, 0]), ("haiyan", [1])):
        shown = page.evaluate(SHOWN, query)["urls"]
        assert [place[url] for url in shown][: len(order)] == order, query
    page.close()


def test_a_small_site_finds_the_same(browser: Browser, client: Page, tmp_path: Path) -> None:
    """One file without posting lists and an index in shards answer alike."""
    some = replace(CATALOGUE, submissions=CATALOGUE.submissions[:120])
    pages = []
    for name, limit in (("one", 500), ("shards", 0)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(import_module("generator.search.plan"), "SMALL", limit)
            folder = build(tmp_path / name, some, SITE)
        page = browser.new_page()
        page.goto((folder / "search/index.html").as_uri())
        page.wait_for_selector(".y-hit")
        pages.append(page)
    queries = [
        "分数乘法",
        "fenshu",
        "fscf",
        "王",
        "教案 -分数",
        "Unit 3",
        "u",
        "单县",
        "shanxian",
        "ppt",
        "岳阳楼记",
        "表",
    ]
    for query in [*queries, *(one.title for one in some.submissions[::10])]:
        one, other = (page.evaluate(SHOWN, query) for page in pages)
        assert one == other, query
    for page in pages:
        page.close()


def test_few_documents_need_no_columns(client: Page) -> None:
    """What is taken from the cards of a few documents is what the columns say of them."""
    told = client.evaluate(
        """async () => {
          const app = yanxiuSearch, index = await app.open(), wrong = []
          const facets = index.facets.filter(one => !one.tree && !one.at)
          for (let from = 0; from < index.slots.length; from += 30) {
            const some = Array.from(index.slots.slice(from, from + 30))
            const few = await app.days(index, some), all = await app.dates(index)
            for (const slot of some) if (few[slot] !== all[slot]) wrong.push(slot)
          }
          for (const facet of facets) {
            const some = Array.from(index.slots.slice(0, 30)), few = await app.view(index, facet, some)
            const all = await app.view(index, facet, index.slots), of = (one, slot) => String(one.codes[one.at[slot]])
            for (const slot of some) if (of(few, slot) !== of(all, slot)) wrong.push([facet.id, slot])
          }
          return {wrong, facets: facets.length}
        }"""
    )
    assert told["wrong"] == []


def test_the_browser_reads_as_the_index_does(client: Page) -> None:
    """Every reading of every character, from the table that is packed in the order of GB 2312."""
    told = client.evaluate(
        """async characters => {
          const app = yanxiuSearch
          await app.script("search-spell")
          await app.spelling
          return characters.map(one => app.readsOf(one) || [])
        }""",
        [*READINGS, "𠮷", "a"],
    )
    assert [sorted(one) for one in told] == [*map(sorted, READINGS.values()), [], []]
