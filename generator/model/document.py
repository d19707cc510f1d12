"""A submission as read from its file, before anything is judged."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from generator.model.diagnostic import Fault


class SourceFile(Struct, frozen=True, gc=False, order=True):
    """One file of the content folder as the file system reports it."""

    path: str
    """Relative to the content folder, POSIX separators."""
    size: int
    """Bytes."""
    mtime_ns: int
    inode: int = 0
    """0 where the file system has none."""
    ctime_ns: int = 0
    """Time of the last change of any kind; 0 where unknown (on Windows it would be the creation)."""


class Source(Struct, frozen=True, gc=False):
    """A submission's text and the files beside it."""

    text: SourceFile
    """The Markdown file."""
    files: tuple[SourceFile, ...] = ()
    """Other files of the bundle, sorted by path; empty for a single `.md`."""

    @property
    def path(self) -> str:
        """Path of the text: the submission's identity."""
        return self.text.path

    @property
    def folder(self) -> str:
        """Folder of the Markdown file, relative to the content folder, no slash at the end."""
        return self.text.path.rpartition("/")[0]


class Node(Struct, frozen=True, gc=False):
    """A front matter value with its place. Scalars stay text: the field's type decides."""

    kind: Literal["scalar", "list", "map", "null"]
    line: int
    """1-based line in the file."""
    column: int
    text: str = ""
    """Scalars only."""
    items: tuple[Node, ...] = ()
    """Lists only."""
    entries: tuple[tuple[Node, Node], ...] = ()
    """Maps only, in file order."""

    def texts(self) -> tuple[str, ...]:
        """The scalar texts: one for a scalar, each of a list; blank ones left out."""
        return tuple(one.text.strip() for one in self.scalars())

    def scalars(self) -> tuple[Node, ...]:
        """The node itself or those of its list that are scalars; blank ones left out."""
        if self.kind == "scalar":
            return (self,) if self.text.strip() else ()
        return tuple(one for one in self.items if one.kind == "scalar" and one.text.strip())


class FrontMatter(Struct, frozen=True):
    """The fields of a submission, each with its place."""

    fields: dict[str, Node]
    """Field name of the profile → value. Chinese keys are already mapped."""
    keys: dict[str, Node]
    """Field name → the key as written, for its place."""
    unknown: tuple[Node, ...] = ()
    """Keys that no field answers to."""
    end_line: int = 1
    """Line of the closing `---`; 1 when there is no front matter."""


Form = Literal["heading", "bracket", "numbered", "bold", "cell", "inline"]
"""How a section label is written: `## x`, `【x】`, `一、x`, `**x**`, a table cell, `x：text`."""


class FoundSection(Struct, frozen=True, gc=False):
    """A section of the kind that the text really has."""

    headings: tuple[str, ...]
    """Headings of the kind's sections that this label satisfies, at least one."""
    label: str
    """As written."""
    form: Form
    line: int
    """1-based line in the file."""
    chars: int
    """字数 of its content, the label not counted."""
    content: str
    """Its text, at most 400 characters: enough to tell an unfilled template."""
    alone: bool = False
    """The label stands alone on its line, so that it can be shown as a heading."""


class Link(Struct, frozen=True, gc=False):
    """A picture or link in the rendered body."""

    target: str
    """As written by the author, percent-decoded."""
    text: str
    """Alternative text of a picture, text of a link."""
    line: int
    """1-based line in the file; 0 until located."""


class Author(Struct, frozen=True, gc=False):
    """Who signed a submission."""

    name: str
    id: str = ""
    """Person id in the registry, empty when the roster does not know them."""


class Attachment(Struct, frozen=True, gc=False):
    """A file that is handed in with a submission."""

    path: str
    """Relative to the content folder."""
    name: str
    """Path inside the bundle, as shown and downloaded."""
    role: str
    type: str
    """Extension in lower case, no dot."""
    size: int
    """Bytes."""
    internal: bool = False
    """Counted, never published."""
    pages: int = 0
    """Pages or slides; 0 when the file does not say."""
    width: int = 0
    """Of a picture in pixels, of the first page of a PDF in points; 0 when it cannot be shown small."""
    height: int = 0


class Unresolved(Struct, frozen=True, gc=False):
    """A written value that the profile or the roster does not know, or knows more than once."""

    field: str
    written: str
    line: int
    column: int
    candidates: tuple[str, ...] = ()
    """What it may mean: several when ambiguous, none when unknown."""


class Measured(Struct, frozen=True, gc=False):
    """What a picture file is, read from its header."""

    width: int = 0
    height: int = 0
    problem: str = ""
    """Chinese words when the file is no picture or damaged; empty when sound."""


class Heading(Struct, frozen=True, gc=False):
    """A heading of the rendered body."""

    level: int
    id: str
    text: str


class Document(Struct, frozen=True):
    """One parsed submission."""

    source: Source
    front: FrontMatter
    kind: str = ""
    """Slug of the kind, empty when missing or unknown."""
    body: str = ""
    """Markdown after the front matter, line ends normalised to LF."""
    body_line: int = 1
    """Line of the file on which the body begins."""
    html: str = ""
    """Rendered and sanitised body; picture and link targets still as written."""
    headings: tuple[Heading, ...] = ()
    sections: tuple[FoundSection, ...] = ()
    chars: int = 0
    """字数 of the body: Han characters, Latin words and numbers, one each."""
    pictures: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Taxonomy → slugs (closed lists) or labels (open lists)."""
    organisation: str = ""
    """Organisation id; the folder's name when there is no roster."""
    authors: tuple[Author, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    """Files of the bundle that are not pictures of the body, declared or not."""
    absent: tuple[Link, ...] = ()
    """Attachments that front matter names and the bundle does not have; `text` is the role."""
    faults: tuple[Fault, ...] = ()
    """What the readers could not accept; PL0 rules report them."""
