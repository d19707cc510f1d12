"""A page made for a folder without a server: every link in it leads to a file that is there.

A site's pages link folders, and a server finds `index.html` in them; opened by double click, nobody
does. So the links of a finished page are written anew, in this one place, and no template knows of
copies. What is not on the copy is no link there; a file left out for its size says so in words.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import blake2b
from urllib.parse import quote, unquote

from markupsafe import escape
from msgspec import Struct
from msgspec.structs import replace

from generator.model.output import Draft, Output, Page, Placed
from generator.text.file_names import folded, safe_name, unique

LEFT_OUT = "left-out/"
"""Address of the page that lists what was left out."""
NOT_HERE = "附件不在此盘"

_TAG = re.compile(
    r"<(a|area|link|form|img|script|source|track|video|audio|iframe)\b((?:[^<>\"]|\"[^\"]*\")*)>"
)
_LINK = re.compile(r'(?<=[\s"])(href|src|action|poster|srcset)="([^"]*)"')
_DEAD = re.compile(r'\s(?:href|download|target|rel|type)(?:="[^"]*")?(?=[\s/>]|\Z)')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|\?|\Z", re.IGNORECASE)
_SAFE = "/~!$&'()*+,;=:@-._"


class Offline(Struct, frozen=True, dict=True):
    """Where everything stands on the copy."""

    places: Mapping[str, str]
    """Site path of each file that a page may link → path on the copy; those left out too."""
    left_out: frozenset[str] = frozenset()
    """Site paths of the files left out for their size."""

    @cached_property
    def digest(self) -> bytes:
        """Of all that decides how a link is written."""
        found = blake2b(digest_size=16)
        for one in (self.places.items(), self.left_out):
            found.update(repr(sorted(one)).encode("utf-8", "backslashreplace"))
        return found.digest()

    def place(self, path: str) -> str:
        """Where a file of the site stands on the copy."""
        return self.places.get(path, path)

    def copied(self, one: Output) -> Output:
        """The same file as it stands on the copy; of a page with its links written anew."""
        place = self.place(one.path)
        if not one.path.endswith(".html"):
            return replace(one, path=place)
        if isinstance(one, Placed):
            source, key = one.source, one.key
            return Page(place, lambda: self._draft(one.path, Draft(key, lambda: (source.read_bytes(),))))
        drafted = one.draft
        return Page(place, lambda: self._draft(one.path, drafted()))

    def _draft(self, path: str, draft: Draft) -> Draft:
        key = blake2b(draft.key + self.digest, digest_size=16).digest()
        return Draft(key, lambda: (self.rewritten(path, b"".join(draft.render()).decode()).encode(),))

    def rewritten(self, path: str, page: str) -> str:
        """The page of the site path `path`, as it stands on the copy."""
        return _Page(self, path).rewritten(page)


def places(paths: Iterable[str], folders: Mapping[str, str]) -> dict[str, str]:
    """Site path → path on the copy, each once even where upper and lower case are one.

    `folders`: address of a submission → its folder on the copy, both with a slash at the end.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for path in paths:
        found[path] = unique(_moved(path, folders), taken)
        taken.add(folded(found[path]))
    return found


def _moved(path: str, folders: Mapping[str, str]) -> str:
    at = len(path)
    while (at := path.rfind("/", 0, at)) > 0:
        home = folders.get(path[: at + 1])
        if home is not None:
            return home + "/".join(map(safe_name, path[at + 1 :].split("/")))
    return path


class _Page:
    """One page while its links are written anew."""

    def __init__(self, copy: Offline, path: str) -> None:
        self._copy = copy
        self._folder = path.rpartition("/")[0]
        self._home = copy.place(path).rpartition("/")[0]
        self._said: set[str] = set()
        """Files of which the page has said that they are not here."""

    def rewritten(self, page: str) -> str:
        pieces: list[str] = []
        at = 0
        while match := _TAG.search(page, at):
            pieces.append(page[at : match.start()])
            at = match.end()
            name, attributes = match[1], match[2]
            target = self._missing(attributes) if name == "a" else ""
            if target in self._copy.left_out or (target and " download" in attributes):
                end = page.find("</a>", at)
                pieces.append(self._absent(attributes, page[at:end], target))
                at = end + 4
            else:
                pieces.append(self._tag(name, attributes))
        pieces.append(page[at:])
        return "".join(pieces)

    def _tag(self, name: str, attributes: str) -> str:
        dead = False

        def written(match: re.Match[str]) -> str:
            nonlocal dead
            if match[1] == "srcset":
                return f'srcset="{", ".join(map(self._candidate, match[2].split(", ")))}"'
            link = self._link(match[2])
            dead = dead or (link is None and match[1] == "href")
            return match[0] if link is None else f'{match[1]}="{link}"'

        found = _LINK.sub(written, attributes)
        if not dead:
            return f"<{name}{found}>"
        return f"<a{_DEAD.sub('', found)}>" if name == "a" else ""

    def _candidate(self, written: str) -> str:
        address, blank, width = written.partition(" ")
        return f"{self._link(address) or address}{blank}{width}"

    def _target(self, written: str) -> tuple[str, str] | None:
        """(site path, query and fragment) that a link leads to; None when it leaves the site."""
        plain = html.unescape(written)
        if _ELSEWHERE.match(plain):
            return None
        found = re.split(r"(?=[?#])", plain, maxsplit=1)
        path = posixpath.normpath(posixpath.join(self._folder, unquote(found[0])))
        if path.startswith("../"):
            return None
        if found[0].endswith(("/", "/.", "/..")) or found[0] in (".", ".."):
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        return path, found[1] if len(found) > 1 else ""

    def _link(self, written: str) -> str | None:
        """The link as it is written on the copy; None when nothing is there."""
        target = self._target(written)
        if target is None:
            return written
        path, rest = target
        if not self._here(path):
            return None
        return self._to(path) + str(escape(rest))

    def _to(self, path: str) -> str:
        place = posixpath.relpath(self._copy.place(path), self._home or ".")
        return str(escape(quote(place, safe=_SAFE)))

    def _missing(self, attributes: str) -> str:
        """Site path of the file that an anchor leads to, when it is not on the copy; else empty."""
        link = next((one for one in _LINK.finditer(attributes) if one[1] == "href"), None)
        target = self._target(link[2]) if link else None
        return target[0] if target and not self._here(target[0]) else ""

    def _here(self, path: str) -> bool:
        return path in self._copy.places and path not in self._copy.left_out

    def _absent(self, attributes: str, inside: str, target: str) -> str:
        """What stands for a file that was left out, or for a download that only the site has: nothing.

        A button gives way to the words, once a file; a link in a text keeps its text.
        """
        if target not in self._copy.left_out:
            return ""
        note = f'<a class="y-absent" href="{self._to(f"{LEFT_OUT}index.html")}">{NOT_HERE}</a>'
        if "y-button" not in attributes and "download" not in attributes:
            return f"{inside}（{note}）"
        if target in self._said:
            return ""
        self._said.add(target)
        return note
