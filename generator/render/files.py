"""Pictures and attachments of the published submissions, each beside its page.

In: the catalogue and the content folder (only sizes and times are read here). Out: `Placed`, and a
`Page` for the archive of all. Attachments are placed as they are; pictures lose EXIF, GPS and comments,
in the archive too. Internal files and files that a browser would run are never placed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial, wraps
from hashlib import blake2b
from pathlib import Path

from PIL import Image, ImageOps

from generator.config.file_types import PHOTOS, extension
from generator.model.catalogue import Catalogue
from generator.model.output import Output, Page, Placed, known
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.render.sheet import first_page
from generator.render.views.bundle import CARD, SMALL, WIDE, smaller, zip_path
from generator.render.views.cards import beside, published
from generator.render.views.library import Library, library
from generator.render.zipped import Member, zipped

_PRIVATE = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "Raw profile type exif")
_CLEAN, _SMALL, _PLAIN, _ZIP = b"clean 1", b"small 1", b"plain 1", b"zip 1"
"""What is done to a file, and in which version; part of its key."""

Derive = Callable[[Path], bytes]


def plan_files(catalogue: Catalogue, site: SiteConfig, content: Path) -> Iterator[Output]:
    """Every file that lies beside a page. A file that has vanished since is left out."""
    shelf = library(catalogue, site)
    for one in catalogue.submissions:
        yield from bundle_files(shelf, one, content)


def bundle_files(shelf: Library, one: Submission, content: Path) -> Iterator[Output]:
    """The files of one submission. A file that has vanished since is left out."""
    states: dict[str, bytes] = {}
    for path, inner in beside(shelf, one).items():
        source = content / path
        try:
            facts = source.lstat()
        except OSError:
            continue
        # The last two tell files apart that came in together and changed places.
        state = f"{facts.st_size} {facts.st_mtime_ns} {facts.st_ino} {facts.st_ctime_ns}".encode()
        states[path] = state
        derive = _derive(path)
        yield Placed(one.url + inner, source, _key(state, _CLEAN if derive else _PLAIN), derive)
    for small in smaller(shelf, one):
        if small.source in states:
            make = first_page if extension(small.source) == "pdf" else _FITTED[small.width]
            key = _key(states[small.source], _SMALL, str(small.width).encode())
            yield Placed(small.path, content / small.source, key, make)
    yield from _zip(shelf, one, content, states)


def _zip(shelf: Library, one: Submission, content: Path, states: dict[str, bytes]) -> Iterator[Page]:
    files = published(shelf, one)
    path = zip_path(shelf, one, files)
    present = [file for file in files if file.path in states]
    if path and present:
        told = (
            part
            for file in present
            for part in (file.name.encode("utf-8", "surrogatepass"), states[file.path])
        )
        members = [Member(file.name, content / file.path, _derive(file.path)) for file in present]
        yield known(path, _key(_ZIP, *told), partial(zipped, members))


def _derive(path: str) -> Derive | None:
    return clean_picture if extension(path) in PHOTOS else None


def _key(*parts: bytes) -> bytes:
    return blake2b(b"\0".join(parts), digest_size=16).digest()


def _or_nothing(make: Derive) -> Derive:
    """`make` for pictures of strangers: nothing, where decoding shows that a file is not what it seemed.

    Those that are cut off or no pictures at all have been reported and do not come here.
    """

    @wraps(make)
    def made(source: Path) -> bytes:
        try:
            return make(source)
        except OSError as error:
            if error.errno is not None:
                raise  # not the picture's fault
        except Exception:  # a hostile file may raise anything inside a decoder
            pass
        return b""

    return made


@_or_nothing
def clean_picture(source: Path) -> bytes:
    """The picture without EXIF, GPS, XMP and comments; its own bytes when it has none of them."""
    raw = source.read_bytes()
    with Image.open(io.BytesIO(raw)) as picture:
        kind = picture.format or "PNG"
        private = any(picture.info.get(name) for name in _PRIVATE) or bool(getattr(picture, "text", None))
        if not private and not picture.getexif():
            return raw
        turned = picture.getexif().get(0x0112, 1) != 1
        saved = ImageOps.exif_transpose(picture) if turned else picture
        return _saved(saved, kind, same=not turned, profile=picture.info.get("icc_profile"))


def _saved(picture: Image.Image, kind: str, *, same: bool, profile: bytes | None) -> bytes:
    """`same`: the pixels are those of the file, so JPEG may keep its own tables."""
    out = io.BytesIO()
    options: dict[str, object] = {"icc_profile": profile} if profile else {}
    if kind == "JPEG":
        options |= {"quality": "keep"} if same else {"quality": 90}
        options["comment"] = b""
    elif kind == "WEBP":
        options |= {"quality": 90, "exif": b"", "xmp": b""}
    elif kind == "GIF" and getattr(picture, "is_animated", False):
        options |= {"save_all": True, "comment": b""}
    if kind == "PNG":
        picture.info = {key: value for key, value in picture.info.items() if key in ("transparency", "gamma")}
    picture.save(out, kind, **options)
    return out.getvalue()


@_or_nothing
def thumbnail(source: Path) -> bytes:
    """WebP for cards and phones: upright, without metadata."""
    return fitted(source, CARD)


@_or_nothing
def wide_picture(source: Path) -> bytes:
    """WebP for a line on a desk."""
    return fitted(source, WIDE)


@_or_nothing
def small_picture(source: Path) -> bytes:
    """WebP for an attachment's row."""
    return fitted(source, SMALL)


# Functions of their own: what the cache keeps is named by its maker.
_FITTED: dict[int, Derive] = {CARD: thumbnail, WIDE: wide_picture, SMALL: small_picture}


def fitted(source: Path, width: int) -> bytes:
    """WebP of at most this width, upright, without metadata."""
    with Image.open(source) as picture:
        picture.draft("RGB", (width, width))
        upright = ImageOps.exif_transpose(picture)
        if upright.mode not in ("RGB", "RGBA"):
            upright = upright.convert(
                "RGBA" if "transparency" in upright.info or upright.mode in ("LA", "PA") else "RGB"
            )
        if upright.width > width:
            height = max(1, round(upright.height * width / upright.width))
            upright = upright.resize((width, height), Image.Resampling.LANCZOS)
        upright.info = {}
        out = io.BytesIO()
        upright.save(out, "WEBP", quality=78, method=4)
        return out.getvalue()
