"""The flow, top to bottom: load, parse, check, index, assess, render, search, publish.

The only module that composes stages. `build` reads as the diagram in docs/ARCHITECTURE.md;
each function below it is one step.
"""

from __future__ import annotations

import posixpath
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.assess.matrix import matrix
from generator.cache import Record, Store, Unwritable, stale_pages, stale_sources
from generator.cache.derived import Derived
from generator.cache.environment import environment
from generator.cache.spool import Spooled, SpoolReader, SpoolWriter, discard
from generator.check.engine import Checker
from generator.check.rule import Case, Whole
from generator.check.rules import RULES
from generator.config.campaigns import with_campaigns
from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.index.catalogue import build_catalogue
from generator.index.submission import to_submission
from generator.load.pictures import TYPES, measure
from generator.load.read import read_text
from generator.load.registry import load_campaigns, load_registry
from generator.load.scan import Scan, scan
from generator.model.campaign import Campaign
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.document import Document, Measured, Source
from generator.model.outcome import BuildOutcome, HeldBack
from generator.model.output import Entry, Output, Page, Placed
from generator.model.registry import Registry
from generator.model.site import Kind
from generator.model.submission import Submission
from generator.parallel import cores, mapped, shards
from generator.parse.document import located, parse
from generator.publish import (
    Outcome,
    PublishDamaged,
    PublishError,
    Release,
    Writer,
    collisions,
    open_release,
)
from generator.text.sizes import parse_size

Watch = Callable[[str, int, int], None]
Part = Callable[[], Iterable[Output]]
"""Outputs that one worker makes, listed when it begins."""

_UNPACK = msgspec.msgpack.Decoder(list[tuple[str, Record, Spooled]])
_NO_KIND = Kind(label="")
_LEAST_TO_READ, _LEAST_TO_WRITE = 64, 128
"""Submissions and pages below which a second process costs more than it gains (start ≈ 30 ms)."""


class Project(Struct, frozen=True):
    """A configured site with everything that submissions are judged by."""

    root: Path
    """Folder of `site_config.yml`; content, theme and cache lie in it."""
    vocabulary: Vocabulary
    registry: Registry
    campaigns: tuple[Campaign, ...]
    checker: Checker
    digest: str
    """Hex digest of configuration and profile."""
    diagnostics: tuple[Diagnostic, ...]
    """Faults of the configuration, the registry and the campaigns."""

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.root / "content"


class Examined(Struct, frozen=True):
    """What became of one source."""

    path: str
    record: Record
    body: str = ""
    """Sanitised HTML; empty when the submission is held back."""


def open_project(config: Path) -> Project | tuple[Diagnostic, ...]:
    """The project that a configuration declares, or the diagnostics that make it unusable."""
    loaded = load_config(config)
    checker = Checker(RULES, loaded.site)
    found = [one for name, fault in loaded.faults for one in checker.faults(name, [fault])]
    if loaded.site is None or any(one.severity is Severity.ERROR for one in found):
        return tuple(sorted(found))
    content = config.parent / "content"
    campaigns, faults = load_campaigns(content)
    vocabulary = Vocabulary(with_campaigns(loaded.site, campaigns))
    roster = load_registry(content, vocabulary)
    found += [one for path, fault in (*faults, *roster.faults) for one in checker.faults(path, [fault])]
    return Project(
        config.parent, vocabulary, roster.registry, campaigns, checker, loaded.digest, tuple(sorted(found))
    )


def check(project: Project, jobs: int = 1) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the project, sorted by place; nothing is written."""
    found = scan(project.content)
    parts = shards(found.sources, jobs, least=_LEAST_TO_READ)
    records = {
        path: record
        for part in mapped(
            lambda sources: [(s.path, examine(project, s).record) for s in sources], parts, jobs
        )
        for path, record in part
    }
    return judge(project, found, records, {})[1]


def build(
    project: Project,
    output: Path,
    *,
    strict: bool = False,
    audience: str = "public",
    jobs: int | None = None,
    watch: Watch = lambda *_: None,
) -> BuildOutcome:
    """Check everything, render what is stale, publish the release. PublishError, Unwritable.

    `watch` is told (step, done, total) as the long steps go on.
    """
    jobs = jobs or cores()
    clock = Stopwatch()
    warnings: tuple[str, ...] = ()
    store = Store(project.root / ".yanxiu")
    with open_release(output) as release:
        taken = store.moment()
        found = scan(project.content)
        clock.lap("读取")

        surroundings = environment(project.root, project.digest, audience)
        records = store.records()
        stale = stale_sources(
            found.sources, surroundings, store.facts, depends=_JUDGED_BY, known=records.keys()
        )
        fresh, bodies = examine_all(
            project, found.sources, stale.changed, jobs, store.folder / "spool", watch
        )
        records = {s.path: fresh.get(s.path) or records[s.path] for s in found.sources}
        sound, diagnostics = judge(project, found, records, release.published)
        held = held_back(sound, diagnostics)
        clock.lap("检查")
        if strict and any(one.severity is Severity.ERROR for one in diagnostics):
            return outcome(found, sound, held, diagnostics, clock.laps, None, {})

        if stale.nothing and release.release and release.release == store.facts.release:
            return outcome(
                found,
                sound,
                held,
                diagnostics,
                clock.laps,
                Outcome(0, len(release.published), (), exchanged=False, release=release.release),
                {},
            )

        catalogue = build_catalogue(sound, project.registry, project.vocabulary)
        clock.lap("编目")

        shown = held if audience == "bureau" else None
        parts = plan_outputs(project, catalogue, bodies, store.folder, jobs, shown)
        clock.lap("排版")

        same_maker = not stale.environment.keys() & _MAKES_BYTES
        before = store.pages(release.release) if same_maker else {}
        derived = Derived(store.folder / "derived", surroundings["generator"])
        keys, entries = make_all(release, parts, before, derived, jobs, watch)
        todo = stale_pages(keys, before, release.published)
        clock.lap("写出")

        done = commit(release, entries, todo.keep, parts, derived)
        discard(store.folder / "spool")
        try:
            store.save(
                environment=surroundings, taken_ns=taken, sources=found.sources, records=records, pages=keys,
                release=done.release, changed={*stale.changed, *stale.removed},
            )  # fmt: skip
        except Unwritable as error:
            warnings = (str(error),)  # the site stands; only the next build is slower
        clock.lap("发布")
    reasons = {**stale.changed, **stale.removed, **todo.render}
    return outcome(found, sound, held, diagnostics, clock.laps, done, reasons, warnings)


_JUDGED_BY = ("generator", "config", "registry", "campaigns")
"""Parts of the environment on which every record depends."""
_MAKES_BYTES = frozenset({"generator", "config"})
"""Parts that page keys do not hold: when they change, every page is made again."""


class Stopwatch:
    """Seconds of each step, for the summary only: nothing that is built depends on it."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """Ends a step."""
        now = time.perf_counter()
        self.laps[name] = self.laps.get(name, 0.0) + now - self._last
        self._last = now


def examine(project: Project, source: Source) -> Examined:
    """Load, parse, check and index one submission."""
    read = read_text(project.content / source.path, parse_size(project.vocabulary.site.limits.file_bytes))
    document = parse(source, read.text, read.faults, project.vocabulary, project.registry)
    measured = dict(_measured(project.content, document))
    kind = project.vocabulary.site.kinds.get(document.kind, _NO_KIND)
    case = Case(document, kind, project.vocabulary, project.registry, measured, located)
    diagnostics = project.checker.document(case)
    if not document.kind or any(one.severity is Severity.ERROR for one in diagnostics):
        return Examined(source.path, Record(None, diagnostics, read.digest))
    submission = to_submission(document, measured, read.digest, project.vocabulary)
    return Examined(source.path, Record(submission, diagnostics, read.digest), document.html)


def _measured(content: Path, document: Document) -> Iterator[tuple[str, Measured]]:
    """Sizes of the pictures of the body that lie in the bundle, by path."""
    files = {one.path for one in document.source.files}
    for one in document.pictures:
        path = posixpath.normpath(posixpath.join(document.source.folder, one.target))
        if path in files and path.rpartition(".")[2].lower() in TYPES:
            yield path, measure(content / path)


def examine_all(
    project: Project,
    sources: Sequence[Source],
    changed: Mapping[str, str],
    jobs: int,
    spool: Path,
    watch: Watch,
) -> tuple[dict[str, Record], Callable[[Submission], str]]:
    """Records of the changed sources, and the function that gives any submission's body."""
    discard(spool)
    wanted = [one for one in sources if one.path in changed]

    def work(part: Sequence[Source]) -> bytes:
        with SpoolWriter(spool, f"{part[0].text.inode}-{part[0].path.replace('/', '-')[-80:]}") as bodies:
            done = [
                (one.path, one.record, bodies.add(one.body)) for one in (examine(project, s) for s in part)
            ]
        # Packed here: the pickling of so many small values would keep the parent busy.
        return msgspec.msgpack.encode(done)

    records: dict[str, Record] = {}
    places: dict[str, Spooled] = {}
    for part in mapped(work, shards(wanted, jobs, least=_LEAST_TO_READ), jobs):
        for path, record, place in _UNPACK.decode(part):
            records[path], places[path] = record, place
        watch("检查稿件", len(records), len(wanted))
    by_path = {one.path: one for one in sources}
    reader = SpoolReader(spool)

    def body(submission: Submission) -> str:
        place = places.get(submission.path)
        return reader.read(place) if place else examine(project, by_path[submission.path]).body

    return records, body


def judge(
    project: Project, found: Scan, records: Mapping[str, Record], published: Mapping[str, Entry]
) -> tuple[tuple[Submission, ...], tuple[Diagnostic, ...]]:
    """The submissions that may be published, and every diagnostic of the site, sorted by place."""
    sound = tuple(record.submission for _, record in sorted(records.items()) if record.submission)
    whole = Whole(
        sound,
        project.vocabulary.site,
        project.registry,
        gone_addresses(sound, published),
        tuple(one.path for one in found.sources),
    )
    of_site = project.checker.site(whole)
    bad = {one.path for one in of_site if one.severity is Severity.ERROR}
    diagnostics = [
        *project.diagnostics,
        *(one for path, fault in found.faults for one in project.checker.faults(path, [fault])),
        *(one for record in records.values() for one in record.diagnostics),
        *of_site,
    ]
    return tuple(one for one in sound if one.path not in bad), tuple(sorted(diagnostics))


def gone_addresses(sound: Iterable[Submission], published: Mapping[str, Entry]) -> tuple[str, ...]:
    """Addresses of the last release's submissions that lead nowhere now."""
    before = {path.removesuffix("index.html") for path in published if _is_submission_page(path)}
    now = {address for one in sound for address in (one.url, *one.aliases)}
    return tuple(sorted(before - now))


def _is_submission_page(path: str) -> bool:
    return path.startswith("r/") and path.endswith("/index.html")


def held_back(sound: Iterable[Submission], diagnostics: Iterable[Diagnostic]) -> tuple[HeldBack, ...]:
    """Sources that are not published, each with its errors; also folders that hold no text."""
    good = {one.path for one in sound}
    errors: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        if one.severity is Severity.ERROR and one.path.startswith("submissions/") and one.path not in good:
            errors.setdefault(one.path, []).append(one)
    return tuple(HeldBack(path, tuple(those)) for path, those in sorted(errors.items()))


def plan_outputs(
    project: Project,
    catalogue: Catalogue,
    bodies: Callable[[Submission], str],
    cache: Path,
    jobs: int,
    held: tuple[HeldBack, ...] | None,
) -> list[Part]:
    """Every file of the coming release, not yet made, in parts that workers take."""
    # MkDocs and the templates are heavy: commands that render nothing do not pay for them.
    from generator.render.files import plan_files
    from generator.render.machine import plan_machine
    from generator.render.plan import plan
    from generator.render.ready import ready_shells
    from generator.render.shell import plan_shell_files
    from generator.search.plan import plan as plan_search

    site = project.vocabulary.site
    shells = ready_shells(site, project.root / "theme", project.content / "pages", cache / "shell")
    outputs: list[Output] = [
        *plan_shell_files(shells),
        *plan_files(catalogue, site, project.content),
        *plan(
            catalogue, site, shells, body=bodies, rules=project.checker.docs, campaigns=project.campaigns,
            assessment=matrix(catalogue, site), held=held,
        ),
    ]  # fmt: skip
    others = [one.path for one in outputs]
    # The whole index and the whole exports each need one worker: they begin first.
    return [
        lambda: plan_search(catalogue, site),
        lambda: plan_machine(catalogue, site, shells.digest, others),
        *(partial(iter, part) for part in shards(outputs, jobs, least=_LEAST_TO_WRITE)),
    ]


def make_all(
    release: Release,
    parts: Sequence[Part],
    before: Mapping[str, bytes],
    derived: Derived,
    jobs: int,
    watch: Watch,
) -> tuple[dict[str, bytes], dict[str, Entry]]:
    """Keys of all outputs, and entries of those that were made: new ones and those whose key changed.

    Raises PublishError when two outputs have one address: one would overwrite the other in silence.
    """
    writer, published = release.writer(), release.published

    def work(part: Part) -> list[tuple[str, bytes, Entry | None]]:
        return [make(writer, one, before, published, derived) for one in part()]

    made: list[tuple[str, bytes, Entry | None]] = []
    for done, part in enumerate(mapped(work, parts, jobs if len(parts) > 3 else 1), 1):
        made += part
        watch("生成页面（批）", done, len(parts))
    if len({path for path, _, _ in made}) < len(made):
        first = next(one for one in collisions(path for path, _, _ in made) if not one.case_only)
        raise PublishError(f"{first.path}：{first.reason}，没有发布。请给其中一个改名。")
    keys = {path: key for path, key, _ in made}
    return keys, {path: entry for path, _, entry in made if entry is not None}


def make(
    writer: Writer, one: Output, before: Mapping[str, bytes], published: Mapping[str, Entry], derived: Derived
) -> tuple[str, bytes, Entry | None]:
    """(path, key, entry) of one file; no entry when what is published is still right."""
    if isinstance(one, Page):
        draft = one.draft()
        key, write = draft.key, partial(_write, writer, one.path, draft.render)
    else:
        key, write = one.key, partial(_place, writer, one, derived)
    right = before.get(one.path) == key and one.path in published
    return one.path, key, None if right else write()


def _write(writer: Writer, path: str, render: Callable[[], Iterable[bytes]]) -> Entry:
    return writer.write(path, render())


def _place(writer: Writer, one: Placed, derived: Derived) -> Entry:
    """Puts a file, or what is derived from it, at its path."""
    if one.derive is not None:
        return writer.write(one.path, (derived.get(one.source, one.derive),))
    return writer.place(one.path, one.source)


def commit(
    release: Release, entries: dict[str, Entry], kept: Iterable[str], parts: Sequence[Part], derived: Derived
) -> Outcome:
    """Publishes; files that were lost from the coming release by other hands are made once more."""
    try:
        return release.commit(entries, kept)
    except PublishDamaged as damage:
        lost = frozenset(damage.paths)
        writer = release.writer()
        wanted = (one for part in parts for one in part() if one.path in lost)
        again = {one.path: make(writer, one, {}, {}, derived)[2] for one in wanted}
        mended = {path: entry for path, entry in again.items() if entry is not None}
        return release.commit({**entries, **mended}, [path for path in kept if path not in lost])


def outcome(
    found: Scan,
    sound: Sequence[Submission],
    held: tuple[HeldBack, ...],
    diagnostics: tuple[Diagnostic, ...],
    seconds: dict[str, float],
    done: Outcome | None,
    reasons: dict[str, str],
    warnings: tuple[str, ...] = (),
) -> BuildOutcome:
    """The numbers of the summary. `done` is None when nothing was published."""
    internal = sum(one.internal for one in sound)
    return BuildOutcome(
        sources=len(found.sources),
        published=len(sound) - internal,
        internal=internal,
        held_back=held,
        diagnostics=diagnostics,
        written=done.written if done else 0,
        unchanged=done.unchanged if done else 0,
        removed=len(done.removed) if done else 0,
        seconds=seconds,
        reasons=reasons,
        released=done is not None,
        warnings=warnings,
    )
