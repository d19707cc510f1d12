"""Looks words up among known ones; a word that is not among them is a fault with a suggestion."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.config.refused import Path
from generator.text import normalise
from generator.text.slug import slugify
from generator.text.suggest import nearest

_FEW = 12
"""Words that a message lists when none is near."""


Report = Callable[[Path, str], None]
"""Is told the path of an unknown word, from the top of its file, and Chinese words about it."""


class Known:
    """Reports the unknown words of one file."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def each(
        self,
        words: tuple[str, ...],
        path: Path,
        what: str,
        meaning: Callable[[str], str | None],
        known: Iterable[str],
        few: Iterable[str] | None = None,
    ) -> tuple[str, ...]:
        """What each word means, without those that mean nothing.

        `what`: what the words are, in Chinese; `known`: words that may be suggested; `few`: those
        that a message lists when none is near, `known` itself when None.
        """
        found: list[str] = []
        for at, one in enumerate(words):
            slug = meaning(one)
            if slug is None:
                self.unknown((*path, at), what, one, known, few)
            else:
                found.append(slug)
        return once(found)

    def unknown(
        self, path: Path, what: str, word: str, known: Iterable[str], few: Iterable[str] | None = None
    ) -> None:
        """Reports one word."""
        names = list(known)
        listed = names if few is None else list(few)
        meant = nearest(word, names) or _of_one_sound(word, names)
        if meant:
            more = f"。是不是“{meant}”？"
        else:
            more = f"，可以写：{'、'.join(listed)}" if 0 < len(listed) <= _FEW else ""
        self._report(path, f"没有{what}“{word}”{more}")


def _of_one_sound(word: str, known: Iterable[str]) -> str | None:
    """The word that was typed by sound and misspelt by it: 日起 for 日期."""
    if word.isascii():
        return None
    sound = slugify(word)
    # Spelling out a name costs 0.1 ms, and a roster has thousands.
    alike = (one for one in known if len(one) == len(word) and set(one) & set(word))
    return next((one for one in alike if slugify(one) == sound), None)


def unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Folded name → meaning, without the names that mean two things."""
    seen: dict[str, set[str]] = {}
    for name, meaning in pairs:
        seen.setdefault(normalise.fold(name), set()).add(meaning)
    return {name: next(iter(those)) for name, those in seen.items() if len(those) == 1}


def once(words: Iterable[str]) -> tuple[str, ...]:
    """The words without repetitions, in order."""
    return tuple(dict.fromkeys(words))
