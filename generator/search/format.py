"""The search format, version 3: every byte that the browser reads, and the functions that write it.

Everything stands under `search/` as classic scripts, because a `<script>` element is the only thing
that a page opened from a USB stick (file://) may read. A file is one call on one line,

    yanxiuSearch.part("<name>",<payload>,…)

where `<name>` is the file's own path without `search/` and `.js`. A payload is JSON, or a JSON string
of packed numbers. A file that was cut short does not call, and the client says so. All is UTF-8.
A site of fewer than `SMALL` documents has no posting lists, for all texts are in its cards, and the calls
of all its other files in index.js, one a line, that of `index` last; only the two tables of `p/` stand by
themselves.

Packed numbers
    A digit is one of 89 printable characters (`ALPHABET`), never a space, `!`, `"`, `<` or a
    backslash. The first 57 end a number, the other 32 continue it, least part first, and no number
    can be written in two ways: n < 57 is the digit n; larger n is the digit 57 + (n - 57) % 32
    followed by the number (n - 57) // 32. One character reaches 56, two 1,880, three 60,248.
Lists of slots
    Rising slots as packed gaps: slot - previous - 1, starting from -1.
Columns
    One code per document in slot order (holes left out), as runs: the packed number 2 * code for a
    single one; 2 * code + 1 followed by the packed number length - 2 for a run.

Slots
    Documents stand in cells: those of one school half-year (from February, from August; first those
    without a day) and of the same terms in the first two facets, by day and path. So a query that
    counts these facets and sorts by age needs a table of the cells and no column. Where cells would
    be small, one facet tells them apart, or none. A cell's numbers begin at a multiple of `BLOCK` and
    fill as many blocks as it needs; what is left of its last block are holes. A submission that is
    added is as a rule the newest of its cell and moves no other, until a block is full.

index.js    one JSON object
    format      this version; a client refuses another
    documents   number of documents
    shards      number of posting shards, a power of two; 0 when there are none
    block       slots of a block (16)
    cells       [numbers, ranks, [codes, column] …] of all cells in slot order: how many documents, as
                packed numbers; the rank, as a column; then for the first facets, one or two or none,
                what f/<facet>.js has for others, with a code per cell. Rank 1 is the newest half-year
                that there is, 2 the one before and so on, 14 the oldest and no day; recognised
                documents have rank 0 instead (f/recognised.js)
    chunk       slots of a card chunk (8)
    lists       organisations that a client reads one by one (12)
    spellings   number of pinyin shards, a power of two, or 0
    bodies      number of shards of body texts, a power of two
    groups      names of the posting groups, in the order of a record's lists
    weights     what a hit counts for, by where it was found: the table of weights.py
    taxonomies  [[id, label] …] in the order of a card's terms
    shown       how many of these a card always shows; the others only where they were found
    feeds       facets whose terms each have an Atom feed, at `<facet>/<slug>/feed.xml`
    days        first and last day of the documents, ISO; empty texts when none has one
    newest      slots of the newest documents, newest first, at most 20
    facets      [{id, label, tree, terms}] in display order. A term is [slug, label, documents,
                aliases, level]; an empty end is left out. The last facet is the organisations:
                `tree` is true, a term is [slug, label, documents of its own, aliases, depth] in
                preorder. Documents of no organisation come first, in a term without slug.
f/<facet>.js (codes, column): `codes` is a JSON list of lists of term positions in `facets`; the
            column gives each document its place in `codes`. Not for facets that the cells tell
f/organisation.js (column): per document the position of its organisation in the tree
o/<n>.js    (slots): documents of the organisation at position n and of those below it. A school by name
            costs this, and not the column
f/date.js   (numbers): per document the step in days from the one before as a packed zigzag number
            (2n, or -2n - 1 below 0); the first from the day before days[0], which also stands for
            a document without a day
f/recognised.js (slots): recognised documents
c/<n>.js    (list): cards of the slots from n * chunk on; holes stand at the end only, left out. A
            card is [url, title, summary, day, organisation, authors, terms, extra, badges, files]:
            the organisation by its slug; authors are [name, slug of the author's page or ""]; terms
            holds a list per taxonomy, but for those that the cells tell: of positions in `facets`
            for closed lists, else of labels; extra is [[label, text] …], the other fields; badges are texts; files is a text such as
            `讲义1 图3`. An eleventh member, where there is one, are the texts of the card that hold
            traditional characters, with simplified ones in their place
t/<n>.js    (records): records ended by `!`. A record is a key and one list per group, separated by
            spaces, empty lists at the end left out; sorted by key. A key is
              one or two Han characters: documents that have them side by side in one text;
              one Latin character: documents with a word that begins with it;
              a Latin word of two to twenty characters: documents with that word (cut to twenty).
            Groups are title, author, text and place; a text has all its keys in one group. Terms of
            facets are no keys: the client finds them in index.js. But the keys that more than `lists`
            organisations have in their names (小学) are in the group place, of each document for
            its organisation and those above. In the first group, `^` or `$` behind
            the Latin word or the one or two Han characters with which a title begins or ends is a
            key too: what begins and ends like the query, and contains it, is the query
            Shard of a key: (first * 769 + second) % shards over the code points of its first two
            characters, second 0 when there is one. So a Latin prefix reads one shard

p/<n>.js    (records): pinyin of titles and authors, as in t/<n>.js with the groups title and author. A
            syllable has no tone; a character is indexed with all its readings. A key is
              a syllable: `fen`;
              two syllables of neighbours, with `'` between: `fen'shu`;
              the initials of three neighbours, of two at the end of a run, in capitals: `FSC`, `CF`.
            Shard of a key: its stem as a number with 31 as base, % shards; the stem is two initials,
            or the first syllable and the letter after `'`. So `fens` reads one shard, and `FS` too
p/readings.js (syllables, others, numbers): how characters are read, loaded when a query may be pinyin. For
            each character of GB 2312 in its order (rows B0 to F7), which browsers know and which is half
            that of pinyin, then of `others`: 0 when it has one reading, which is the first of the character
            before; else for each reading 2 * place in `syllables` + 1, and 1 more when another follows
p/simplified.js (pairs): simplified characters, each followed by the traditional ones that become it, groups
            separated by spaces; loaded when a query holds a character that is not in GB 2312

b/<n>.js    (records): bodies, as in t/<n>.js with one list. A key is
              one or two characters of scripts without spaces, side by side;
              a Latin word or number of two to twenty characters (cut to twenty).
            Shards as in t/<n>.js. There are no texts: what a list finds is checked against the page itself,
            between `<!--text-->` and `<!--/text-->`, by the rules of body.py

Room for more: positions are further lists of a record, which a client of this version skips.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import sub

FORMAT = 3
SMALL = 500
"""Documents; below, one file is less than the folders of many."""
BLOCK = 16
"""Slots of a block: a cell grows 15 times before those after it move."""
CHUNK = 8
"""Cards of a file: twenty hits lie in as many chunks, so a chunk has to be small."""
WORD_LENGTH = 20
"""Characters of a Latin word that its key keeps."""
GROUPS = ("title", "author", "text", "place")
LISTS = 12
"""Organisations with a word in their names: what more of them have is a key of their documents."""
BODIES = "b"
"""Folder of the posting lists of bodies."""
SPELLED = ("title", "author")
"""The groups of pinyin records."""

ALPHABET = "".join(chr(code) for code in range(0x23, 0x7E) if chr(code) not in "\\<")
FINAL = 57
"""Digits that end a number; the other 32 continue it."""
MORE = len(ALPHABET) - FINAL


def pack(number: int) -> str:
    """One number ≥ 0 as digits."""
    digits = ""
    while number >= FINAL:
        number, part = divmod(number - FINAL, MORE)
        digits += ALPHABET[FINAL + part]
    return digits + ALPHABET[number]


_packed = lru_cache(maxsize=4096)(pack)


def unpack(digits: str) -> Iterator[int]:
    """The numbers of a packed text. The mirror of `pack`, for tests; browsers have their own."""
    number, places = 0, []
    for digit in digits:
        value = ALPHABET.index(digit)
        if value >= FINAL:
            places.append(value - FINAL)
            continue
        number = value
        for part in reversed(places):
            number = number * MORE + part + FINAL
        yield number
        places = []


def gap_codes(slots: int) -> list[str]:
    """Packed gaps by distance: entry d is the gap of two slots d apart. Made once per index."""
    return ["", *map(pack, range(slots))]


def pack_gaps(slots: Sequence[int], codes: list[str]) -> str:
    """A rising list of slots behind the one before them, which stands first; -1 when there is none.

    `codes` are the `gap_codes` of at least the last slot.
    """
    # map() over C functions: this runs for every posting of the site.
    return "".join(map(codes.__getitem__, map(sub, islice(slots, 1, None), slots)))


def pack_slots(slots: Iterable[int]) -> str:
    """A rising list of slots from the beginning. For lists that are few; `pack_gaps` is for many."""
    last, pieces = -1, []
    for slot in slots:
        pieces.append(_packed(slot - last - 1))
        last = slot
    return "".join(pieces)


def unpack_slots(digits: str) -> list[int]:
    """The mirror of `pack_slots`."""
    found, last = [], -1
    for gap in unpack(digits):
        last += gap + 1
        found.append(last)
    return found


def pack_column(codes: Iterable[int]) -> str:
    """Codes ≥ 0 of all documents, in runs."""
    pieces = []
    for code, run in groupby(codes):
        length = sum(1 for _ in run)
        pieces.append(pack(2 * code) if length == 1 else pack(2 * code + 1) + pack(length - 2))
    return "".join(pieces)


def unpack_column(digits: str) -> list[int]:
    """The mirror of `pack_column`."""
    found: list[int] = []
    numbers = unpack(digits)
    for number in numbers:
        found += [number >> 1] * (next(numbers) + 2 if number & 1 else 1)
    return found


def shard_of(key: str, shards: int) -> int:
    """Shard that holds a key."""
    return (ord(key[0]) * 769 + (ord(key[1]) if len(key) > 1 else 0)) % shards


def shard_count(documents: int) -> int:
    """Shards of a site: a power of two near documents / 32, so that one stays near 10 KB."""
    return 1 << max(0, (documents // 32).bit_length())


def spelling_shard_of(key: str, shards: int) -> int:
    """Shard that holds a pinyin key."""
    first, _, second = key.partition("'")
    number = 0
    for character in key[:2] if key.isupper() else first + second[:1]:
        number = number * 31 + ord(character)
    return number % shards


def spelling_count(documents: int) -> int:
    """Pinyin shards: fewer, for titles have fewer syllables than all texts have characters."""
    return max(1, shard_count(documents) // 2)


def body_count(documents: int) -> int:
    """Shards of bodies: a power of two near documents / 8, so that one stays near 6 KB compressed."""
    return 1 << (documents // 8).bit_length()


def part(name: str, *payload: bytes) -> bytes:
    """The script that hands `payload` (JSON each) to the client under `name`."""
    return b"yanxiuSearch.part(" + b",".join((quoted(name), *payload)) + b")\n"


def quoted(text: str) -> bytes:
    """A text as a JSON string."""
    return json.dumps(text, ensure_ascii=False).encode()
