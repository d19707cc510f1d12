"""File extensions, lower case, no dot: what is a picture, what is never published. Pure."""

from __future__ import annotations

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "bmp", "avif"})
"""Pictures that browsers show."""

PHOTOS = PICTURES | {"heic", "heif", "tif", "tiff"}
"""Also those that only count as pictures when attached."""

CAPTIONS = "vtt"
"""Captions of the film of the same name."""

NEVER_PUBLISHED = frozenset(
    {
        "exe", "com", "bat", "cmd", "msi", "scr", "pif", "cpl", "hta", "vbs", "vbe", "js", "mjs", "jse",
        "wsf", "wsh", "ps1", "sh", "jar", "apk", "dll", "lnk", "url", "reg", "desktop", "html", "htm",
        "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt", "swf", "php", "asp",
        "aspx", "jsp",
    }
)  # fmt: skip
"""Programs, and what runs script in a reader's browser when opened from the site's own address."""


def extension(name: str) -> str:
    """`教案.DOCX` → `docx`; empty when there is none. Trailing dots and spaces do not hide it."""
    last = name.rstrip(". \u3000").rpartition("/")[2]
    return last.rpartition(".")[2].strip().lower() if "." in last else ""
