"""One build's hold on the output folder: from the lock to the exchange of the two trees.

In: the output folder, then the entries of the build. Out: the published release, whole.
`site/` is what readers see; `.site.next/` beside it is the spare tree, equal to the release before,
and changes places with `site/` at the end. The spare tree has a manifest only while it is known
to hold exactly one release; it is removed before the first change, so a crash shows.
Must not: change anything inside the published tree, ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path
from types import TracebackType

from msgspec import Struct

from generator.model.output import Entry
from generator.publish import exchange, lock, manifest, trees
from generator.publish.copying import NEW, link, write_all
from generator.publish.errors import PublishDamaged, PublishError, refused
from generator.publish.paths import MANIFEST, PARTS, collisions
from generator.publish.writer import Writer


class Outcome(Struct, frozen=True):
    """What a commit did."""

    written: int
    """Files that are new or have other bytes."""
    unchanged: int
    removed: tuple[str, ...]
    """Paths of the last release that are gone, sorted."""
    exchanged: bool
    """False when nothing changed: then no file was touched."""
    release: str
    """sha256 of the manifest that is now published; what the traces belong to."""


class Release:
    """Made by `open_release`; a context manager. Not used again after commit."""

    def __init__(self, output: Path) -> None:
        self.site = Path(os.path.realpath(output))
        """The published folder; a symbolic link is followed, so that it stays a link."""
        self._next = self.site.parent / f".{self.site.name}.next"
        self._aside = self.site.parent / f".{self.site.name}.aside"
        self._lock_file = self.site.parent / f".{self.site.name}.lock"
        self._lock: int | None = None
        self._aligned = False

    def __enter__(self) -> Release:
        try:
            self.site.parent.mkdir(parents=True, exist_ok=True)
            self._lock = lock.hold(self._lock_file, self.site)
            exchange.restore(self._next, self.site, self._aside)
        except OSError as error:
            self.close()
            raise refused(error, self.site) from error
        try:
            self._refuse_foreign()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def intact(self, path: str) -> bytes | None:
        """Bytes of a published file; None when they are not what was published."""
        entry = self.published.get(path)
        try:
            data = (self.site / path).read_bytes()
        except OSError:
            return None
        return data if entry and sha256(data).hexdigest() == entry.sha256 else None

    def close(self) -> None:
        """Let the lock go; a release that was not committed leaves the site as it was."""
        if self._lock is not None:
            lock.release(self._lock)
            self._lock = None

    @cached_property
    def published(self) -> manifest.Recorded:
        """Path → entry of the release that readers see; empty before the first."""
        found = manifest.read(self.site)
        # Not by its truth: to tell whether it is empty, all of it would be read.
        return manifest.nothing(self.site) if found is None else found

    @property
    def release(self) -> str:
        """sha256 of the published manifest, empty before the first release."""
        return self.published.digest

    def writer(self) -> Writer:
        """Make the next tree ready and return what writes into it. Call once, before forking."""
        if not self._aligned:
            try:
                self._align()
            except OSError as error:
                raise refused(error, self._next) from error
            self._aligned = True
        return Writer(os.fspath(self._next), self.published)

    def commit(self, entries: Mapping[str, Entry], kept: Iterable[str] = ()) -> Outcome:
        """Publish exactly `entries` and the published files named in `kept`, as `amend` does. KeyError."""
        wanted = {*entries, *(path for path in kept if path in entries or self.published[path])}
        return self.amend(entries, [path for path in self.published if path not in wanted], thorough=True)

    def amend(self, entries: Mapping[str, Entry], removed: Iterable[str] = (), *, thorough: bool) -> Outcome:
        """Publish the last release with `entries` and without `removed`.

        `thorough` looks at every file of the release (2 µs each); otherwise only at those in `entries`.
        PublishError: nothing was published. PublishDamaged names the paths to write again.
        """
        before = self.published
        written = (
            {path: entry for path, entry in entries.items() if before.get(path) != entry}
            if self.release
            else entries
        )
        removed = sorted(path for path in set(removed) if path in before and path not in entries)
        came = sum(1 for path in written if path not in before)
        unchanged = before.count + came - len(removed) - len(written)
        try:
            if not written and not removed and self.release:
                if self._aligned:
                    link(f"{self.site}/{MANIFEST}", f"{self._next}/{MANIFEST}")
                return Outcome(0, unchanged, (), exchanged=False, release=self.release)
            self.writer()
            self._refuse_collisions(written, removed)
            trees.discard(os.fspath(self._next), removed)
            self._look(entries, removed, thorough=thorough)
            digest = self._exchange(written, removed)
        except OSError as error:
            raise refused(error, self.site) from error
        return Outcome(len(written), unchanged, tuple(removed), exchanged=True, release=digest)

    def settle(self) -> None:
        """After commit: make the spare tree ready now, so that the next build need not. PublishError."""
        self.__dict__.pop("published", None)
        self._aligned = False
        self.writer()
        link(f"{self.site}/{MANIFEST}", f"{self._next}/{MANIFEST}")

    def _refuse_foreign(self) -> None:
        """A folder that is not a release of ours is never exchanged, or it would be deleted later."""
        # The whole manifest is not read here: a build without a change may never need it.
        if manifest.ours(self.site) or not self.site.exists():
            return
        if not self.site.is_dir():
            raise PublishError(f"{self.site} 是文件，不是文件夹，未作改动。请用 --output 另选文件夹。")
        if any(self.site.iterdir()):
            raise PublishError(
                f"{self.site} 里有文件，但没有本程序的 {MANIFEST}，不像本程序发布的站点；为免误删，未作改动。"
                "请用 --output 另选空文件夹；若确认是本程序的站点，请先移走它再重新生成。"
            )

    def _align(self) -> None:
        spare = manifest.read(self._next)
        site, next_ = os.fspath(self.site), os.fspath(self._next)
        parts = manifest.parts_of(self.published)
        if not self.release:
            trees.empty(self._next)
        elif spare is None:
            self._next.mkdir(exist_ok=True)
            trees.repair(next_, site, {*self.published, *parts})
        else:
            (self._next / MANIFEST).unlink()
            # On the disk before any change is, or a power cut could leave a changed tree that looks clean.
            exchange.sync_folder(self._next)
            if spare.digest == self.release:
                return
            gone, came = manifest.difference(spare, self.published)
            try:
                trees.align(next_, gone, site, came)
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                # Somebody put files of their own into the tree while it was the site.
                trees.repair(next_, site, {*self.published, *parts})

    def _refuse_collisions(self, written: Mapping[str, Entry], removed: Iterable[str]) -> None:
        # Only a new path can collide: the paths of the last release stood together.
        if all(path in self.published for path in written):
            return
        # Two attachments that differ in case must not stop a whole site where they can stand together.
        folding = self._lock_file.with_name(self._lock_file.name.swapcase()).exists()
        gone = set(removed)
        kept = (path for path in self.published if path not in gone and path not in written)
        found = [one for one in collisions(chain(kept, written)) if folding or not one.case_only]
        if found:
            first = found[0]
            raise PublishError(
                f"有 {len(found)} 处输出地址冲突，未发布。例如 {first.path} 与 {first.other}："
                f"{first.reason}。请改其中一个的名字。"
            )

    def _look(self, entries: Mapping[str, Entry], removed: Iterable[str], *, thorough: bool) -> None:
        """Every file stands in the next tree with its size; one that was lost there is linked again."""
        root, lost, gone = os.fspath(self._next), [], set(removed)
        kept = (path for path in self.published if path not in gone and path not in entries)
        for path in chain(entries, kept) if thorough else entries:
            entry = entries.get(path) or self.published[path]
            if _size(f"{root}/{path}") == entry.size:
                continue
            original = f"{self.site}/{path}"
            if self.published.get(path) == entry and _size(original) == entry.size:
                trees.discard(root, [path])
                (self._next / path).parent.mkdir(parents=True, exist_ok=True)
                link(original, f"{root}/{path}")
            else:
                lost.append(path)
        if lost:
            for path in lost:
                # No longer taken for published, so that the writer writes it.
                self.published.forget(path)
            raise PublishDamaged(
                f"有 {len(lost)} 个文件不在新站点里，例如 {lost[0]}，可能被手工删改过；未发布。"
                "请不用缓存重新生成一次。",
                tuple(lost),
            )

    def _exchange(self, written: Mapping[str, Entry], removed: Iterable[str]) -> str:
        files = manifest.after(self.published, written, removed)
        # A part is never written into: the published tree shares it.
        trees.discard(os.fspath(self._next), [name for name in files if name != MANIFEST])
        made = {name: data for name, data in files.items() if data}
        if len(made) > 1:
            (self._next / PARTS).mkdir(exist_ok=True)
        for name, data in made.items():
            fd = os.open(self._next / name, NEW, 0o666)
            try:
                write_all(fd, data)
            finally:
                os.close(fd)
        exchange.flush(self._next, [*written, *made])
        exchange.exchange(self._next, self.site, self._aside)
        return manifest.digest(made[MANIFEST])


def open_release(output: Path) -> Release:
    """Use as `with open_release(Path("site")) as release:`. PublishLocked, PublishError on entering."""
    return Release(output)


def _size(name: str) -> int | None:
    try:
        return os.lstat(name).st_size
    except (FileNotFoundError, NotADirectoryError):
        return None
