"""Pictures and attachments of the published submissions, each beside its page.

In: the catalogue and the content folder (only sizes and times are read here). Out: `Placed`.
Attachments are placed as they are; pictures lose EXIF, GPS and comments; the first picture
of a submission also becomes a thumbnail for cards. Internal files and files that a browser
would run are never placed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

from PIL import Image, ImageOps

from generator.config.file_types import PHOTOS, extension
from generator.model.catalogue import Catalogue
from generator.model.output import Placed
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.render.views.cards import beside, shown_pictures, thumb_path
from generator.render.views.library import Library, library

THUMB_WIDTH = 480
"""Pixels: the widest card picture at twice the density of a screen."""
_PRIVATE = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "Raw profile type exif")
_CLEAN, _THUMB, _PLAIN = b"clean 1", b"thumb 1", b"plain 1"
"""What is done to a file, and in which version; part of its key."""

Derive = Callable[[Path], bytes]


def plan_files(catalogue: Catalogue, site: SiteConfig, content: Path) -> Iterator[Placed]:
    """Every file that lies beside a page. A file that has vanished since is left out."""
    shelf = library(catalogue, site)
    for one in catalogue.submissions:
        yield from bundle_files(shelf, one, content)


def bundle_files(shelf: Library, one: Submission, content: Path) -> Iterator[Placed]:
    """The files of one submission. A file that has vanished since is left out."""
    first = next(iter(shown_pictures(shelf, one)), None)
    for path, inner in beside(shelf, one).items():
        source = content / path
        try:
            facts = source.lstat()
        except OSError:
            continue
        # The last two tell files apart that came in together and changed places.
        state = f"{facts.st_size} {facts.st_mtime_ns} {facts.st_ino} {facts.st_ctime_ns}".encode()
        derive = clean_picture if extension(path) in PHOTOS else None
        yield Placed(one.url + inner, source, _key(state, _CLEAN if derive else _PLAIN), derive)
        if first is not None and path == first.path:
            yield Placed(thumb_path(one, first), source, _key(state, _THUMB), thumbnail)


def _key(state: bytes, treatment: bytes) -> bytes:
    return blake2b(state + treatment, digest_size=16).digest()


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


def thumbnail(source: Path) -> bytes:
    """WebP of at most 480 px width, upright, without metadata."""
    with Image.open(source) as picture:
        picture.draft("RGB", (THUMB_WIDTH, THUMB_WIDTH))
        upright = ImageOps.exif_transpose(picture)
        if upright.mode not in ("RGB", "RGBA"):
            upright = upright.convert(
                "RGBA" if "transparency" in upright.info or upright.mode in ("LA", "PA") else "RGB"
            )
        if upright.width > THUMB_WIDTH:
            height = max(1, round(upright.height * THUMB_WIDTH / upright.width))
            upright = upright.resize((THUMB_WIDTH, height), Image.Resampling.LANCZOS)
        upright.info = {}
        out = io.BytesIO()
        upright.save(out, "WEBP", quality=78, method=4)
        return out.getvalue()
