"""Recall and precision of the real client against looking at every text."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.search.fold import WORD, fold

from . import invented

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# All addresses that a query shows, after the check against the cards; in the order of the page.
SHOWN = """async query => {
  const app = yanxiuSearch, index = await app.open(), terms = app.text.terms(query)
  const found = await app.find(terms), slots = await app.sort(found, found.slots, "relevance")
  const cards = await Promise.all(slots.map(app.card)), unsure = new Set(found.unsure)
  const right = cards.filter(one => app.verify(index, one, terms))
  const lied = cards.filter(one => !unsure.has(one.slot) && !right.includes(one))
  return {urls: right.map(one => one.url), lied: lied.map(one => one.url)}
}"""
SITE = invented.site()
CATALOGUE = invented.catalogue(300)
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
    found = client.evaluate(SHOWN, query)
    assert found["lied"] == [], "marked as certain, and wrong"
    assert len(found["urls"]) == len(set(found["urls"]))
    assert expected(query) == set(found["urls"])


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


@QUICK
@given(st.lists(st.one_of(st.text(), st.text(st.sampled_from("分 数A9a。—（1）é①ﬁ𠮷\nς·")))))
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
          const one = await app.narrow(all.slots, filters, ["subject", "tier"])
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
