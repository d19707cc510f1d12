"""The files of the index: what is in them, and how few change."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import Any

import pytest
from msgspec.structs import replace

from generator.model.catalogue import Catalogue
from generator.model.packed import unpacked
from generator.model.registry import Organisation, Registry
from generator.model.site import SiteConfig
from generator.model.submission import Author, Submission
from generator.search import parts, plan, postings, prepared
from generator.search.facets import choice, term_keys
from generator.search.fold import edge_keys, fold, keys
from generator.search.format import CHUNK, SMALL, spelling_shard_of, unpack, unpack_column, unpack_slots
from generator.search.weights import half_year

from . import invented
from .conftest import DOCUMENTS

PLAN = import_module("generator.search.plan")


def files(catalogue: Catalogue, site: SiteConfig) -> dict[str, list[Any]]:
    """Path → payload, also of the calls that one file holds."""
    lines = b"".join(piece for page in plan(catalogue, site) for piece in page.render()).splitlines()
    calls = (
        json.loads(b"[" + line.removeprefix(b"yanxiuSearch.part(").removesuffix(b")") + b"]")
        for line in lines
    )
    return {f"search/{name}.js": payload for name, *payload in calls}


def changed(before: Catalogue, after: Catalogue, site: SiteConfig) -> list[str]:
    """Paths whose digests differ."""
    old = {page.path: page.key for page in plan(before, site)}
    new = {page.path: page.key for page in plan(after, site)}
    return sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))


def test_same_input_same_bytes(site: SiteConfig) -> None:
    """Two runs give the same files, digests included."""
    runs = [
        [(page.path, page.key, b"".join(page.render())) for page in plan(invented.catalogue(200), site)]
        for _ in range(2)
    ]
    assert runs[0] == runs[1]


def test_parts_and_batches_do_not_show(
    catalogue: Catalogue, site: SiteConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the number of workers nor how many documents are packed at a time changes a byte."""
    whole = {page.path: page.key for page in plan(catalogue, site)}
    monkeypatch.setattr(postings, "BATCH", 7)
    monkeypatch.setattr(PLAN, "LEAST_TO_WRITE", 1)
    found = [page for part in parts(prepared(catalogue, site), 3) for page in part()]
    assert len(found) == len(whole) and {page.path: page.key for page in found} == whole


def test_equal_keys_mean_equal_bytes(catalogue: Catalogue, site: SiteConfig) -> None:
    """Over three versions of a catalogue, a file's bytes change exactly with its digest."""
    one = catalogue.submissions[150]
    versions = [
        catalogue,
        replace(catalogue, submissions=_with(catalogue, replace(one, title="全新的题目"))),
        replace(catalogue, submissions=_with(catalogue, replace(one, date="2020-01-01"))),
    ]
    seen: dict[tuple[str, bytes], bytes] = {}
    known: set[tuple[str, bytes]] = set()
    for version in versions:
        for page in plan(version, site):
            content = b"".join(page.render())
            assert content == seen.setdefault((page.path, page.key), content)
            known.add((page.path, content))
    assert len(known) == len(seen)


def test_postings_say_what_the_texts_say(catalogue: Catalogue, site: SiteConfig) -> None:
    """Every list equals the one found by looking at every title."""
    found = files(catalogue, site)
    cards = _cards(found)
    expected: dict[str, list[int]] = {}
    for slot in sorted(cards):
        title = fold(cards[slot][1])
        for key in keys(title).union(edge_keys(title)):
            if "\n" not in key:
                expected.setdefault(key, []).append(slot)
    records = [record.split(" ") for path, payload in found.items() if "/t/" in path
               for record in payload[0].split("!") if record]  # fmt: skip
    actual = {lists[0]: unpack_slots(lists[1]) for lists in records if len(lists) > 1 and lists[1]}
    assert expected == actual


def test_columns_and_cells_say_what_the_submissions_say(catalogue: Catalogue, site: SiteConfig) -> None:
    """Document by document: the terms of every facet, the organisation, the rank."""
    found = files(catalogue, site)
    index = found["search/index.js"][0]
    documents = list(prepared(catalogue, site).documents())
    for at, facet in enumerate(index["facets"][:-1]):
        combinations, codes = _column(found, at)
        slugs = [[facet["terms"][term][0] for term in combinations[code]] for code in codes]
        assert [_terms(catalogue, one, facet["id"]) for one in documents] == slugs
    places = [index["facets"][-1]["terms"][at] for at in unpack_column(found["search/f/organisation.js"][0])]
    assert [one.organisation for one in documents] == [place[0] for place in places]
    ranks = _spread(index, unpack_column(index["cells"][1]))
    newest = max(half_year(one.date) for one in documents)
    assert [min(14, 1 + newest - half_year(one.date)) for one in documents] == ranks


def test_cards_say_what_the_submissions_say(catalogue: Catalogue, site: SiteConfig) -> None:
    """Closed lists by position, open ones by label; what a cell tells is not repeated."""
    found = files(catalogue, site)
    cards, index = _cards(found), found["search/index.js"][0]
    facets = {facet["id"]: facet["terms"] for facet in index["facets"]}
    names = [name for name, _ in index["taxonomies"]][len(index["cells"]) - 2 :]
    assert {"tier", "stage", "term", "tag", "edition"} <= set(names)
    for slot, one in zip(sorted(cards), prepared(catalogue, site).documents(), strict=True):
        assert [one.url, one.title, one.summary, one.date, one.organisation] == cards[slot][:5]
        for name, terms in zip(names, cards[slot][6], strict=True):
            labels = [facets[name][term][1] if isinstance(term, int) else term for term in terms]
            assert [choice(name, key, catalogue, site).label for key in term_keys(one, name)] == labels


def test_an_organisation_lists_its_documents(catalogue: Catalogue, site: SiteConfig) -> None:
    """And those of organisations below it."""
    index = prepared(catalogue, site)
    found = files(catalogue, site)
    slots, documents = unpacked(index.order.slots), list(index.documents())
    for at, place in enumerate(index.order.places):
        lineage = [[above.id for above in catalogue.registry.lineage(one.organisation)] for one in documents]
        expected = [slot for slot, one, above in zip(slots, documents, lineage, strict=True)
                    if place.id in (one.organisation, *above)]  # fmt: skip
        assert expected == unpack_slots(found[f"search/o/{at}.js"][0])


def test_recognitions_are_a_facet(catalogue: Catalogue, site: SiteConfig) -> None:
    """Levels that the bureau gave filter, and the badge is found as text."""
    found = files(catalogue, site)
    facet = next(one for one in found["search/index.js"][0]["facets"] if one["id"] == "recognition")
    recognised = set(catalogue.recognition)
    assert [[term[0], term[2]] for term in facet["terms"]] == [["county", len(recognised)]]
    cards = _cards(found)
    shown = [slot for slot in sorted(cards) if cards[slot][8]]
    combinations, runs = found["search/f/recognition.js"]
    having = [bool(combinations[code]) for code in unpack_column(runs)]
    assert [slot for slot, has in zip(sorted(cards), having, strict=True) if has] == shown
    assert shown == unpack_slots(found["search/f/recognised.js"][0]) and len(shown) == len(recognised)


def test_what_many_organisations_are_called_is_a_key(
    catalogue: Catalogue, site: SiteConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the documents of each organisation that is called so, or stands below one."""
    monkeypatch.setattr(PLAN, "LISTS", 2)
    found = files(catalogue, site)
    index = prepared(catalogue, site)
    held = {}
    for path, payload in found.items():
        for record in payload[0].split("!")[:-1] if "/t/" in path else ():
            key, *lists = record.split(" ")
            if len(lists) > 3:
                held[key] = unpack_slots(lists[3])
    assert {"小学", "实验", "学", "示例"} <= held.keys()
    assert not {"示例市", "例市", "未登"} & held.keys()
    slots = unpacked(index.order.slots)
    called = [any("小学" in place.name for place in catalogue.registry.lineage(one.organisation))
              for one in index.documents()]  # fmt: skip
    assert held["小学"] == [slot for slot, is_so in zip(slots, called, strict=True) if is_so]


def test_counts_in_the_index(catalogue: Catalogue, site: SiteConfig) -> None:
    """Every term says how many documents have it; organisations say their own."""
    facets = {facet["id"]: facet for facet in files(catalogue, site)["search/index.js"][0]["facets"]}
    kinds = {term[0]: term[2] for term in facets["kind"]["terms"]}
    assert {kind: sum(one.kind == kind for one in catalogue.submissions) for kind in kinds} == kinds
    assert sum(term[2] for term in facets["organisation"]["terms"]) == DOCUMENTS


def test_organisations_stand_in_preorder(site: SiteConfig) -> None:
    """City, county, its schools, next county; what the registry does not know stands last."""
    terms = files(invented.catalogue(300), site)["search/index.js"][0]["facets"][-1]["terms"]
    expected = [("示例市", 0), ("示例县", 1), ("示例县实验小学", 2), ("临河区", 1), ("临河区实验小学", 2),
                ("单县", 1), ("单县实验小学", 2), ("未登记的学校", 0)]  # fmt: skip
    assert expected == [(term[1], term[4]) for term in terms]


def test_a_small_site_has_one_file(site: SiteConfig) -> None:
    """Below the limit all calls stand in index.js, that of the index last; above, in files of their own."""
    tables = {"search/p/readings.js", "search/p/simplified.js"}
    small = {page.path: b"".join(page.render()) for page in plan(invented.catalogue(SMALL - 1), site)}
    assert {"search/index.js", *tables} == small.keys()
    assert small["search/index.js"].splitlines()[-1].startswith(b'yanxiuSearch.part("index",')
    assert len(list(plan(invented.catalogue(SMALL), site))) > 50


def test_pinyin_of_titles_and_authors(site: SiteConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Syllables, neighbours and initials, with every reading; texts are not spelled."""
    monkeypatch.setattr(PLAN, "SMALL", 0)
    one = Submission(
        path="1", url="r/1/", kind="note", title="单县", summary="课堂", authors=(Author("曾玉"),)
    )
    found = files(Catalogue((one,), Registry()), site)
    shards = found["search/index.js"][0]["spellings"]
    held = {}
    for path, payload in found.items():
        for record in payload[0].split("!")[:-1] if re.fullmatch(r"search/p/\d+.js", path) else ():
            key, *lists = record.split(" ")
            assert path == f"search/p/{spelling_shard_of(key, shards)}.js"
            held[key] = [bool(one) for one in lists]
    titles = {key for key, lists in held.items() if lists[0]}
    assert {"dan", "shan", "xian", "shan'xian", "dan'xian", "chan'xian", "DX", "SX"} <= titles
    assert {"ceng", "zeng", "zeng'yu", "ZY", "CY"} <= held.keys() - titles
    assert not {"ke", "ke'tang"} & held.keys()


def test_traditional_titles_are_found_by_simplified_ones(
    site: SiteConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both forms have keys; the card holds the simplified one, by which a hit is checked."""
    monkeypatch.setattr(PLAN, "SMALL", 0)
    one = Submission(path="1", url="r/1/", kind="note", title="分數乘法", organisation="a")
    found = files(Catalogue((one,), Registry()), site)
    keys = {record.split(" ")[0] for record in found["search/t/0.js"][0].split("!")}
    assert {"分數", "分数", "乘法", "法$"} - keys == {"法$"}
    assert found["search/c/0.js"][0][0][10] == ["分数乘法"]


def test_a_new_title_changes_few_files(catalogue: Catalogue, site: SiteConfig) -> None:
    """The card's chunk, and the shards of the keys that came or went."""
    one = catalogue.submissions[150]
    new = replace(one, title=one.title + "续")
    paths = changed(catalogue, replace(catalogue, submissions=_with(catalogue, new)), site)
    assert sum("/c/" in path for path in paths) == 1
    assert sum("/t/" in path for path in paths) <= 4  # 续, the pair before it, and the ends of both titles
    assert sum("/p/" in path for path in paths) <= 8
    assert [path for path in paths if path.split("/")[1] not in "ctp"] == []


def test_a_new_submission_moves_no_other(site: SiteConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest of its cell stands at its end: one chunk of cards changes, and the shards of its keys."""
    monkeypatch.setattr(PLAN, "SMALL", 0)
    before = invented.catalogue(DOCUMENTS)
    last = replace(before.submissions[-1], title="鼎", summary="", authors=())
    new = replace(last, path=last.path + "x", url="r/new/")
    grown = replace(before, submissions=(*before.submissions[:-1], last, new))
    paths = changed(replace(before, submissions=(*before.submissions[:-1], last)), grown, site)
    assert sum("/c/" in path for path in paths) == 1
    assert sum("/t/" in path or "/p/" in path for path in paths) <= 12


def test_small_cells_are_given_up(catalogue: Catalogue, site: SiteConfig) -> None:
    """Holes never outnumber documents by much: the fewer documents, the fewer facets make cells."""
    for number, told in ((SMALL, 0), (DOCUMENTS, 1)):
        order = prepared(invented.catalogue(number), site).order
        assert order.told == told and order.size <= 2 * number
    alike = tuple(replace(one, kind="paper", terms={}) for one in catalogue.submissions)
    assert prepared(replace(catalogue, submissions=alike), site).order.told == 2


def test_an_empty_library_has_an_index(site: SiteConfig) -> None:
    """A site without submissions still has a search page that can say so."""
    found = files(Catalogue((), Registry()), site)
    assert found["search/index.js"][0]["documents"] == 0
    assert found["search/index.js"][0]["shards"] == 0


def test_a_catalogue_without_terms_or_dates() -> None:
    """Nothing but a title is needed; circles of organisations end."""
    circle = {"a": Organisation("a", "甲", "zone", "b"), "b": Organisation("b", "乙", "zone", "a")}
    bare = tuple(
        Submission(path=f"{at}.md", url=f"r/{at}/", kind="note", title="题目", organisation=organisation)
        for at, organisation in enumerate(["", "a", "unknown"])
    )
    index = files(Catalogue(bare, Registry(circle)), SiteConfig())["search/index.js"][0]
    assert index["days"] == ["", ""]
    assert {"", "甲", "乙", "unknown"} == {term[1] for term in index["facets"][-1]["terms"]}


def _with(catalogue: Catalogue, new: Submission) -> tuple[Submission, ...]:
    return tuple(new if one.path == new.path else one for one in catalogue.submissions)


def _cards(found: dict[str, list[Any]]) -> dict[int, list[Any]]:
    """Slot → card."""
    return {
        int(path.split("/")[2][:-3]) * CHUNK + at: card
        for path, payload in found.items() if "/c/" in path
        for at, card in enumerate(payload[0])
    }  # fmt: skip


def _column(found: dict[str, list[Any]], facet: int) -> tuple[list[list[int]], list[int]]:
    """(combinations, code of every document) of a facet, by its place in index.js."""
    index = found["search/index.js"][0]
    told = index["cells"][2:]
    if facet < len(told):
        return told[facet][0], _spread(index, unpack_column(told[facet][1]))
    combinations, runs = found[f"search/f/{index['facets'][facet]['id']}.js"]
    return combinations, unpack_column(runs)


def _spread(index: dict[str, Any], values: list[int]) -> list[int]:
    """A value of each cell, for every document."""
    sizes = unpack(index["cells"][0])
    return [value for value, size in zip(values, sizes, strict=True) for _ in range(size)]


def _terms(catalogue: Catalogue, one: Submission, facet: str) -> list[str]:
    if facet == "recognition":
        return [decision.level for decision in catalogue.recognition.get(one.path, ())]
    return [one.kind] if facet == "kind" else list(one.terms.get(facet, ()))
