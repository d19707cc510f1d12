"""The catalogue as data: `api/catalogue.jsonl`, `api/catalogue.csv`, `api/facets.json`.

In: the catalogue. Out: Pages, rendered in pieces so that no export stands in memory as a whole.
Must not: let a text become a formula when the CSV is opened in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.cache.digest import key, key_of
from generator.model.catalogue import Catalogue
from generator.model.output import Page, known
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.render.machine.addresses import absolute
from generator.render.machine.marks import marks, registry_mark
from generator.render.machine.rows import Row, row, rows
from generator.render.views.library import library

JSONL, CSV = "api/catalogue.jsonl", "api/catalogue.csv"
_BOM = b"\xef\xbb\xbf"
BATCH = 256
"""Rows in a piece, about 250 KB."""
_FORMULA = re.compile(r"[ \u3000\ufeff]*[=+\-@\t\r\n＝＋－＠]")
"""A cell that begins so is a formula to some spreadsheet; Chinese versions read the full-width ones too."""


Read = Callable[[str], bytes | None]
"""Bytes of a published file; None when they are not what was published."""


def plan_jsonl(catalogue: Catalogue, site: SiteConfig, digest: bytes) -> Iterator[Page]:
    """One JSON object a line."""
    data = _data(catalogue, digest, marks(catalogue.submissions))
    yield known(JSONL, key(b"jsonl 1", data), partial(_jsonl, catalogue, site))


def plan_csv(catalogue: Catalogue, site: SiteConfig, digest: bytes) -> Iterator[Page]:
    """The same for spreadsheets."""
    data = _data(catalogue, digest, marks(catalogue.submissions))
    yield known(CSV, key(b"csv 1", data), partial(_csv, catalogue, site))


def changed_exports(
    catalogue: Catalogue,
    site: SiteConfig,
    digest: bytes,
    total: int,
    pairs: Sequence[tuple[Submission, Submission]],
    read: Read,
) -> list[Page] | None:
    """Both files with the rows of some submissions replaced; None when they must be made anew.

    `pairs`: before and now, of the same address. `total`: `marks` of all as they are now. Megabytes
    of rows are copied, not computed.
    """  # fmt: skip
    shelf = library(catalogue, site)
    data = _data(catalogue, digest, total)
    rows = [(row(shelf, before), row(shelf, now)) for before, now in pairs]
    encoder = msgspec.json.Encoder()
    lines = [(encoder.encode_lines([one]), encoder.encode_lines([other])) for one, other in rows]
    taxonomies = {name: one.label for name, one in site.taxonomies.items()}
    cells = [(_lines([_cells(one, taxonomies)]), _lines([_cells(other, taxonomies)])) for one, other in rows]
    found = []
    for path, name, changes in ((JSONL, b"jsonl 1", lines), (CSV, b"csv 1", cells)):
        made = _replaced(read(path), changes)
        if made is None:
            return None
        found.append(known(path, key(name, data), partial(iter, made)))
    return found


def _replaced(data: bytes | None, changes: Sequence[tuple[bytes, bytes]]) -> list[bytes] | None:
    """`data` with rows replaced, in pieces; None when a row is not there."""
    places = []
    for before, now in changes:
        # A row begins behind a line end: its text could stand inside a field of another one.
        at = 0 if data is None or data.startswith(before) else data.find(b"\n" + before) + 1
        if data is None or (at == 0 and not data.startswith(before)):
            return None
        places.append((at, at + len(before), now))
    pieces, end, whole = [], 0, data or b""
    for start, stop, now in sorted(places):
        pieces += [whole[end:start], now]
        end = stop
    return [*pieces, whole[end:]]


def plan_facets(catalogue: Catalogue, site: SiteConfig, digest: bytes) -> Iterator[Page]:
    """The terms of every facet with their numbers."""
    facets = msgspec.json.format(msgspec.json.encode(_facets(catalogue, site)), indent=1) + b"\n"
    yield known("api/facets.json", key(digest, b"facets 1", facets), partial(iter, (facets,)))


def _data(catalogue: Catalogue, digest: bytes, total: int) -> bytes:
    """Digest of all that the rows show."""
    hidden = sorted(catalogue.internal_paths)
    return key_of((digest, registry_mark(catalogue), *hidden, b"|", total.to_bytes(16)))


def guarded(text: str) -> str:
    """`text` as a cell that no spreadsheet computes: an apostrophe before what begins like a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def table(rows: Iterable[list[str]]) -> bytes:
    """Rows as a file that spreadsheets open: UTF-8 with a BOM, CRLF, no text that they compute."""
    return _BOM + _lines([[guarded(cell) for cell in row] for row in rows])


def _jsonl(catalogue: Catalogue, site: SiteConfig) -> Iterator[bytes]:
    encoder = msgspec.json.Encoder()
    for batch in _batches(rows(catalogue, site)):
        yield encoder.encode_lines(batch)


def _csv(catalogue: Catalogue, site: SiteConfig) -> Iterator[bytes]:
    """UTF-8 with a BOM and CRLF, as spreadsheets expect."""
    taxonomies = {name: one.label for name, one in site.taxonomies.items()}
    head = ["网址", "标题", "类别", "单位", "上级单位", "作者", "日期", *taxonomies.values()]
    yield _BOM + _lines([[*head, "附件", "认定", "摘要"]])
    for batch in _batches(rows(catalogue, site)):
        yield _lines([_cells(row, taxonomies) for row in batch])


def _cells(row: Row, taxonomies: Iterable[str]) -> list[str]:
    texts = [
        row.url,
        row.title,
        row.kind.label,
        row.organisation.label,
        " / ".join(row.lineage),
        "、".join(author.name for author in row.authors),
        row.date,
        *("、".join(term.label for term in row.terms.get(name, ())) for name in taxonomies),
        "、".join(file.name for file in row.attachments),
        "、".join(f"{one.level.label}{one.award}" for one in row.recognitions),
        row.summary,
    ]
    return [guarded(text) for text in texts]


def _lines(cells: Iterable[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(cells)
    return out.getvalue().encode("utf-8", "replace")


def _batches(every: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for one in every:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _facets(catalogue: Catalogue, site: SiteConfig) -> dict[str, object]:
    """Every facet with its terms in display order; a declared term without members counts 0."""
    shelf = library(catalogue, site)
    names = [*(name for name, one in site.taxonomies.items() if one.facet), "kind", "organisation"]
    return {
        "total": len(catalogue.submissions),
        "facets": [
            {
                "taxonomy": name,
                "label": shelf.label(name),
                "terms": [
                    {"key": one.key, "label": one.label, "count": len(one.members)}
                    | _url(site, shelf.address((name, one.key)))
                    for one in catalogue.terms.get(name, ())
                ],
            }
            for name in names
        ],
    }


def _url(site: SiteConfig, address: str) -> dict[str, str]:
    return {"url": absolute(site, address)} if address else {}
