"""Cards for shared addresses: the subject and the kind on the site's colour, drawn once for each pair.

Letters need a Chinese font of this machine; without one the card is the site's open book alone. The same
machine draws the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path

import msgspec
from PIL import Image, ImageDraw, ImageFont

from generator.model.output import Page, known
from generator.render.views.library import Library
from generator.render.views.share import CARD_SIZE, ShareCard, share_cards

FONTS = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/System/Library/Fonts/STHeiti Medium.ttc", 1),
    ("C:/Windows/Fonts/msyhbd.ttc", 0),
)
"""Where systems keep a Chinese font, and which face of the file; the first that is there is taken."""
_BRAND, _STRONG, _PAPER, _QUIET = "#1D4E89", "#153B69", "#FFFFFF", "#BFC5CC"
"""Of theme/assets/css/tokens.css."""


def plan_share_cards(library: Library) -> Iterator[Page]:
    """Every card that some page may name."""
    font = _font()
    seal = f"card 1 {font[0].stat().st_size} {font[1]}" if font else "card 1"
    for one in share_cards(library):
        key = blake2b(seal.encode() + msgspec.msgpack.encode(one), digest_size=16).digest()
        yield known(one.path, key, partial(_pieces, one))


def _pieces(one: ShareCard) -> tuple[bytes]:
    return (drawn(one, _font()),)


@cache
def _font() -> tuple[Path, int] | None:
    return next(((Path(name), face) for name, face in FONTS if Path(name).is_file()), None)


def drawn(one: ShareCard, font: tuple[Path, int] | None) -> bytes:
    """PNG of the card."""
    picture = Image.new("RGB", CARD_SIZE, _BRAND)
    draw = ImageDraw.Draw(picture)
    width, height = CARD_SIZE
    draw.rectangle((0, height - 62, width, height), fill=_STRONG)
    if font is None:
        _book(draw, width // 2, 126, 92)
    else:
        _book(draw, width - 92, 92, 44)
        _line(draw, font, one.subject or one.kind, (44, 62), 84, width - 200, _PAPER)
        if one.subject:
            _line(draw, font, one.kind, (44, 172), 44, width - 88, _PAPER)
        _line(draw, font, one.site, (44, height - 47), 24, width - 88, _QUIET)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _line(
    draw: ImageDraw.ImageDraw,
    font: tuple[Path, int],
    text: str,
    at: tuple[int, int],
    size: int,
    room: int,
    fill: str,
) -> None:
    """One line, smaller where it would not fit."""
    face = _face(*font, size)
    wide = face.getlength(text)
    if wide > room:
        face = _face(*font, max(16, int(size * room / wide)))
    draw.text(at, text, font=face, fill=fill, anchor="la")


@cache
def _face(path: Path, face: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=face)


def _book(draw: ImageDraw.ImageDraw, x: int, y: int, size: int) -> None:
    """The open book of the site's icon."""
    for side in (-1, 1):
        outer, top, low = x + side * size, y - size // 2, y + size // 2
        draw.polygon(
            [(x + side * 2, top + size // 7), (outer, top), (outer, low), (x + side * 2, low + size // 7)],
            fill=_PAPER,
        )
        for line in (1, 2, 3):
            rise = top + size // 7 + line * size // 5
            draw.line(
                [(x + side * size // 5, rise), (outer - side * size // 6, rise - size // 10)],
                fill=_STRONG,
                width=max(2, size // 22),
            )
