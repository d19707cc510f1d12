"""What a query should find, by looking at every text; and queries cut out of the texts."""

from __future__ import annotations

import random

from generator.model.catalogue import Catalogue
from generator.model.packed import unpacked
from generator.search import Index
from generator.search.facets import facets, term_keys
from generator.search.fold import fold
from generator.search.readings import READINGS


class Truth:
    """The folded texts of every document, by slot."""

    def __init__(self, catalogue: Catalogue, index: Index) -> None:
        labels = {
            (facet.id, key): choice
            for facet in facets(catalogue, index.site)
            for key, choice in zip(facet.position, facet.choices, strict=True)
        }
        self._texts, self._named = [], []
        for slot, one in zip(unpacked(index.order.slots), index.documents(), strict=True):
            terms = [labels[key] for name in ("kind", *one.terms) for term in term_keys(one, name)
                     if (key := (name, term)) in labels]  # fmt: skip
            also = frozenset(fold(alias) for term in terms for alias in term.aliases)
            places = [place.name for place in catalogue.registry.lineage(one.organisation)]
            authors = [author.name for author in one.authors]
            texts = [one.title, one.summary, *authors, *(term.label for term in terms), *places]
            self._texts.append((slot, "\n".join(map(fold, texts)), also))
            self._named.append((slot, "\n".join(map(fold, [one.title, *authors]))))

    def containing(self, query: str) -> set[int]:
        """Slots of the documents that contain it, or of whose terms it is another name."""
        folded = fold(query)
        return {slot for slot, text, also in self._texts if folded in text or folded in also}

    def named(self, folded: str) -> set[int]:
        """Slots of the documents whose title or author contains it: what pinyin finds."""
        return {slot for slot, text in self._named if folded in text}


def substrings(catalogue: Catalogue, each: int) -> dict[str, list[str]]:
    """`each` random substrings of one to eight characters: of titles, of authors, of schools."""
    pick = random.Random(2)
    schools = [one.name for one in catalogue.registry.organisations.values()]
    texts = {
        "title": [one.title for one in catalogue.submissions],
        "author": [author.name for one in catalogue.submissions for author in one.authors],
        "school": schools,
    }
    found: dict[str, list[str]] = {}
    for sort, group in texts.items():
        found[sort] = []
        while len(found[sort]) < each:
            folded = fold(pick.choice(group)).strip("\n")
            start = pick.randrange(len(folded))
            piece = folded[start : start + pick.randint(1, 8)]
            # Digits are found from the beginning of a number.
            if "\n" not in piece and not any(one.isascii() for one in piece):
                found[sort].append(piece)
    return found


def pinyin(catalogue: Catalogue, each: int) -> dict[str, list[tuple[str, str]]]:
    """(typed, text): `each` beginnings of titles and names as people type them, in full and by initials."""
    pick = random.Random(3)
    found: dict[str, list[tuple[str, str]]] = {"initials": [], "pinyin": []}
    while len(found["pinyin"]) < each:
        one = pick.choice(catalogue.submissions)
        text = one.authors[0].name if len(found["pinyin"]) % 2 else fold(one.title)[: pick.randint(3, 6)]
        if len(text) < 2 or not all(character in READINGS for character in text):
            continue
        spelled = [pick.choice(READINGS[character]) for character in text]
        found["pinyin"].append(("".join(spelled), text))
        found["initials"].append(("".join(syllable[0] for syllable in spelled), text))
    return found
