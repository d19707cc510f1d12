"""Section labels in tables: first column, head row, pairs in a row, paragraphs of one cell. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.config.section_names import SectionNames
from generator.model.document import Form
from generator.parse.endings import read_ending
from generator.parse.label_ends import Candidate
from generator.parse.labels import of_line
from generator.parse.naming import Reading, read_label
from generator.parse.tables import Row, Segment
from generator.text import normalise

_LONGEST = 24
"""Characters of a cell that is nothing but a label, blanks left out."""
_LATIN = re.compile(r"[A-Za-z&;,./\s]+")
"""The English half of a bilingual label, which does not count."""
_COUNT = re.compile(r"^[\d.%０-９一二三四五六七八九十]+分?$")
_CONTENT = re.compile("[。；;，,：:]|.{9}")
_MAY_BEGIN = re.compile("[:：【〖［〔*_]")
_STOPS = frozenset("。；！？;")
_DRESSED = frozenset(("bracket", "bold", "numbered", "heading"))


def in_table(rows: list[Row], names: SectionNames) -> Iterator[tuple[Candidate, Reading]]:
    """Labels of one table in reading order."""
    above = ""
    for row in rows:
        row = _without_repeats(row)
        if not row.cells:
            continue
        if begun := _column_heads(row, names):
            above = ""
            yield begun
            continue
        readings = [_of_cell(cell, names) for cell in row.cells]
        if readings[0] is None:
            readings[0] = _by_ending(row, names)
        for at, cell in enumerate(row.cells):
            reading = readings[at]
            if reading is None or not _is_label(at, row, readings):
                yield from _paragraphs(cell, names)
            elif at > 0 or reading.key != above:
                heads = row.markdown and len(row.cells) > 1 and all(readings)
                yield _candidate(cell, row.columns[at] if heads else -1), reading
            if at == 0:  # a merged cell that a converter wrote into each of its rows
                above = reading.key if reading else ""


def _without_repeats(row: Row) -> Row:
    """A cell merged across columns stands once: converters write it into each."""
    texts = [_words(cell) for cell in row.cells]
    kept = [at for at in range(len(texts)) if at == 0 or texts[at] != texts[at - 1]]
    if len(kept) == len(texts):
        return row
    return Row(
        tuple(row.cells[at] for at in kept), tuple(row.columns[at] for at in kept), row.head, row.markdown
    )


def _column_heads(row: Row, names: SectionNames) -> tuple[Candidate, Reading] | None:
    """The section whose table begins here: two of its columns' heads side by side."""
    if len(row.cells) < 2 or not names.columns:
        return None
    if any(len(cell) > 3 or len(cell[0].text) > _LONGEST for cell in row.cells):
        return None
    words = [normalise.label(_words(cell)) for cell in row.cells]
    for heading, heads in names.columns:
        if sum(one in heads for one in words) >= 2:
            return _candidate(row.cells[0]), Reading((heading,), words[0], inner=True)
    return None


def _of_cell(cell: tuple[Segment, ...], names: SectionNames) -> Reading | None:
    """A cell that is nothing but a label, also one character a paragraph: 教<br>学<br>目<br>标."""
    words = _words(cell)
    if len(words) > _LONGEST and len(_LATIN.sub("", words)) > _LONGEST:
        return None
    return read_label(words, names) if words[-1] not in _STOPS else None


def _by_ending(row: Row, names: SectionNames) -> Reading | None:
    """Words of the author's own beside their content; tables of steps have more columns."""
    words = _words(row.cells[0])
    if not names.endings or row.head or len(row.cells) != 2 or len(words) > _LONGEST:
        return None
    return read_ending(words, names)


def _words(cell: tuple[Segment, ...]) -> str:
    """Its text without blanks; of a long one enough to tell it from others."""
    if len(cell) == 1:
        text = cell[0].text
        return "".join(text.split()) if len(text) <= _LONGEST * 4 else text
    return "".join("".join(part.text.split()) for part in cell)


def _is_label(at: int, row: Row, readings: list[Reading | None]) -> bool:
    """Whether a cell with a label's words stands where labels stand."""
    last = len(row.cells) - 1
    if at == 0 or all(readings):
        return True
    if at == last or readings[at + 1] is not None or _COUNT.match(_words(row.cells[0])):
        return False
    if row.head:  # 序号 | 比赛内容 | 权重 are heads of columns; 学科 | 数学 | 课题 | 分数 are pairs
        return (at % 2 == 0 and last % 2 == 1) or (
            at == 1 and last == 2 and _CONTENT.search(_words(row.cells[2])) is not None
        )
    return at % 2 == 0 or at == 1


def _candidate(cell: tuple[Segment, ...], column: int = -1) -> Candidate:
    first, last = cell[0], cell[-1]
    end = last.end if last.line == first.line else first.end
    return Candidate(first.line, first.start, end, _words(cell), "cell", column)


def _paragraphs(cell: tuple[Segment, ...], names: SectionNames) -> Iterator[tuple[Candidate, Reading]]:
    """Labels that begin a paragraph of the cell: with a colon or dressed, or alone above others."""
    for at, part in enumerate(cell):
        if len(cell) == 1 and not _MAY_BEGIN.search(part.text, 0, _LONGEST):
            continue
        for one in of_line(part.line, part.text, ""):
            alone = one.end >= len(part.text) and at + 1 < len(cell)
            if one.form not in _DRESSED and not alone and part.text[one.end - 1] not in "：:":
                continue
            if reading := read_label(one.label, names):
                form: Form = "bracket" if one.form == "bracket" else "cell"
                yield (
                    Candidate(part.line, part.start + one.start, part.start + one.end, one.label, form),
                    reading,
                )
                if one.form != "bracket":
                    break
