"""A copy for a USB stick: the pages of some organisations, in a folder that no server serves.

The stages of a build over a part of the roster. In the folder stand `打开.html`, the check lists, and
`网页/` with everything else, where each submission has a folder that people can find by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b, sha256
from pathlib import Path
from urllib.parse import quote

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Store
from generator.cache.derived import Derived
from generator.cache.digest import key
from generator.cache.environment import environment
from generator.cache.spool import discard
from generator.index.folders import folders
from generator.model.output import Output, Page, Part, known
from generator.parallel import cores, mapped
from generator.pipeline.bodies import anew
from generator.pipeline.judging import judge
from generator.pipeline.judging import known as examine_all
from generator.pipeline.making import stamper_of
from generator.pipeline.portion import Portion, portion
from generator.pipeline.project import Project
from generator.pipeline.shelves import Watch
from generator.pipeline.unchanged import CACHE
from generator.publish import PublishError
from generator.publish.fitting import left_out, room
from generator.publish.folder import Change, Filed, Folder
from generator.render.offline import LEFT_OUT, Offline, places
from generator.render.parts import parts as render_parts
from generator.render.stamper import Stamper
from generator.render.views.left_out import Attached, attached, left_out_page
from generator.report.checklist import Listed, as_table, as_text
from generator.search import parts as search_parts
from generator.search import prepared
from generator.text.sizes import show_size

START, PAGES, TABLE, TEXT = "打开.html", "网页", "清单.csv", "清单.txt"
RECORD = f"{PAGES}/清单.json"
_LISTED = 600
"""Bytes that the check lists and the record need for a file, at most."""
_ONLY_SERVED = frozenset({"404.html"})

_pack, _unpack = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(dict[str, Filed])


class Copied(Struct, frozen=True):
    """What a copy came to."""

    works: int
    """Submissions."""
    files: int
    size: int
    """Bytes of all files."""
    change: Change
    left_out: tuple[Attached, ...]
    """Largest first."""


def copy(
    project: Project,
    output: Path,
    organisations: Sequence[str] = (),
    *,
    limit: int | None = None,
    as_of: str,
    jobs: int | None = None,
    watch: Watch = lambda *_: None,
) -> Copied:
    """Brings the folder `output` up to date. PublishError, Unwritable, ShellError.

    `organisations`: ids; with all that is below them. None: everything. `limit`: bytes that the copy may
    take. `as_of`: ISO day on which deadlines are judged. `watch`: as in `build`.
    """
    jobs = jobs or cores()
    store = Store(project.root / CACHE)
    store.moment()  # makes the folder
    program = environment(project.root, project.digest, "public")
    made_by = key(program["generator"], program["config"]).hex()
    folder = Folder(output, RECORD, (START, PAGES, TABLE, TEXT), made_by)
    derived = Derived(store.folder / "derived", program["generator"])

    examined = examine_all(project, jobs)
    mine = portion(project, judge(project, examined, {}, as_of), organisations, as_of)
    maker = stamper_of(mine.project, mine.catalogue, mine.assessment, examined.body, store.folder)
    offline, outputs = _outputs(mine, maker, project.content, store.folder / "spool", jobs)
    absent: tuple[Attached, ...] = ()
    if limit is not None:
        absent = _absent(offline, outputs, maker, derived, limit, jobs)
        offline = replace(offline, left_out=frozenset(one.path for one in absent))
    if absent:
        page = Page(f"{LEFT_OUT}index.html", partial(maker.draft, partial(left_out_page, maker, absent)))
        outputs = [*outputs, partial(iter, [page])]

    folder.begin([f"{PAGES}/{place}" for place in offline.places.values()])

    def work(part: Part) -> bytes:
        copied = (offline.copied(one) for one in part() if one.path not in offline.left_out)
        placed = (replace(one, path=f"{PAGES}/{one.path}") for one in copied)
        return _pack.encode({one.path: _put(folder, one, derived) for one in placed})

    filed: dict[str, Filed] = {}
    for done, made in enumerate(mapped(work, outputs, jobs), 1):
        filed |= _unpack.decode(made)
        watch("写出文件（批）", done, len(outputs))
    for one in _papers(mine, maker, offline, filed, absent):
        filed[one.path] = _put(folder, one, derived)
    discard(store.folder / "spool")
    change = folder.finish(filed)
    size = sum(one.size for one in filed.values())
    return Copied(len(mine.catalogue.submissions), len(filed), size, change, absent)


def _outputs(
    mine: Portion, maker: Stamper, content: Path, spool: Path, jobs: int
) -> tuple[Offline, list[Part]]:
    """Everything that the copy may hold, and where it stands there."""
    site = mine.project.vocabulary.site
    pages = [partial(_served, one) for one in render_parts(maker, content, jobs, exports=False)]
    homes = folders(mine.catalogue, site)
    paths = [one.path for each in pages for one in each()]
    # Results of a search are no links of a page: the index itself names the readable folders.
    renamed = tuple(replace(one, url=homes[one.url]) for one in mine.catalogue.submissions)
    index = prepared(replace(mine.catalogue, submissions=renamed), site)
    lists = anew(index, maker.body, spool, jobs)
    return Offline(places([*paths, f"{LEFT_OUT}index.html"], homes)), [
        *lists,
        *search_parts(index, jobs),
        *pages,
    ]


def _served(part: Part) -> Iterator[Output]:
    """All but what a stick has no use for: an archive made of files that lie beside it."""
    return (
        one
        for one in part()
        if one.path not in _ONLY_SERVED and not (isinstance(one, Page) and one.path.endswith(".zip"))
    )


def _put(folder: Folder, one: Output, derived: Derived) -> Filed:
    if isinstance(one, Page):
        draft = one.draft()
        return folder.put(one.path, draft.key, lambda writer: writer.write(one.path, draft.render()))
    derive = one.derive
    if derive is None:
        return folder.put(one.path, one.key, lambda writer: writer.place(one.path, one.source))
    return folder.put(
        one.path, one.key, lambda writer: writer.write(one.path, (derived.get(one.source, derive),))
    )


def _absent(
    offline: Offline, outputs: Sequence[Part], maker: Stamper, derived: Derived, limit: int, jobs: int
) -> tuple[Attached, ...]:
    """What to leave out so that the copy keeps the limit. All else is made once only to be weighed."""
    files = {one.path: one for one in attached(maker.library)}

    def weigh(part: Part) -> list[int]:
        return [_size(offline.copied(one), derived) for one in part() if one.path not in files]

    sizes = [size for each in mapped(weigh, outputs, jobs) for size in each]
    lists = _LISTED * (len(sizes) + len(files))
    rest = room((*sizes, lists))
    found = left_out({path: one.size for path, one in files.items()}, rest, limit)
    if rest > limit:
        raise PublishError(
            f"上限太小：不算附件，网页和图片就要 {show_size(rest)}。请把 --limit 调大，或少选几个单位。"
        )
    return tuple(files[path] for path in found)


def _size(one: Output, derived: Derived) -> int:
    if isinstance(one, Page):
        return sum(map(len, one.render()))
    return len(derived.get(one.source, one.derive)) if one.derive else one.source.stat().st_size


def _papers(
    mine: Portion, maker: Stamper, offline: Offline, filed: Mapping[str, Filed], absent: Sequence[Attached]
) -> Iterator[Page]:
    """What stands beside the pages: where to begin, and what is here."""
    site = mine.project.vocabulary.site
    homes = folders(mine.catalogue, site)
    titles = {f"{PAGES}/{homes[one.url]}": one.title for one in mine.catalogue.submissions}

    def listed(path: str, size: int, sha256: str = "") -> Listed:
        above = path
        while above and above not in titles:
            above = above[: above.rstrip("/").rfind("/") + 1]
        return Listed(path, titles.get(above, ""), size, sha256)

    to = quote(f"{PAGES}/index.html")
    start = maker.templates.render("pages/start.html", to=to, site=site.site.name, scope=mine.scope).encode()
    digest = sha256(start).hexdigest()
    files = [
        listed(START, len(start), digest),
        *(listed(path, one.size, one.sha256) for path, one in sorted(filed.items())),
        *(listed(f"{PAGES}/{offline.place(one.path)}", one.size) for one in absent),
    ]
    text = as_text(files, site.site.name, mine.scope, len(mine.catalogue.submissions))
    for path, data in ((START, start), (TABLE, as_table(files)), (TEXT, text)):
        yield known(path, blake2b(data, digest_size=16).digest(), partial(iter, (data,)))
