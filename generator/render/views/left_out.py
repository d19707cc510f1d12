"""Files that a copy may leave out for their size, and the page that lists those it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.render.drawing import Drawing
from generator.render.offline import LEFT_OUT
from generator.render.stamper import Stamper
from generator.render.views.cards import published, shown_pictures
from generator.render.views.library import Library
from generator.render.views.parts import Ref
from generator.render.views.words import inside, size


class Attached(Struct, frozen=True):
    """A file that readers download and no page shows."""

    submission: str
    """Source path."""
    path: str
    """On the site."""
    name: str
    size: int
    """Bytes."""


class Absent(Struct, frozen=True):
    """One file that was left out."""

    name: str
    size: str
    of: Ref
    """The submission that it belongs to."""


class LeftOutView(Struct, frozen=True):
    """All of them, largest first."""

    title: str
    crumbs: tuple[Ref, ...]
    files: tuple[Absent, ...]
    size: str
    online: str
    """Public address of the site, where they are."""


def attached(library: Library) -> Iterator[Attached]:
    """All of them, by submission."""
    for one in library.catalogue.submissions:
        if one.attachments:
            shown = {each.path for each in shown_pictures(library, one)}
            folder = one.path.rpartition("/")[0]
            for file in published(library, one):
                if file.path not in shown:
                    path = f"{one.url}{inside(file.path, folder)}"
                    yield Attached(one.path, path, file.name, file.size)


def left_out_page(maker: Stamper, files: Iterable[Attached]) -> Drawing:
    """The page that lists `files`, in their order."""
    library, files = maker.library, tuple(files)
    view = LeftOutView(
        title="不在此盘的附件",
        crumbs=(Ref("首页", "./"),),
        files=tuple(_absent(library, one) for one in files),
        size=size(sum(one.size for one in files)),
        online=library.site.site.url,
    )
    text = f"{library.site.site.name}：{view.title}。"
    return Drawing(
        "page", LEFT_OUT, "pages/left_out.html", view.title, text, f"{view.online}{LEFT_OUT}", view
    )


def _absent(library: Library, one: Attached) -> Absent:
    submission = library.submission(one.submission)
    return Absent(one.name, size(one.size), Ref(submission.title, submission.url))
