"""Which files of a bundle are attachments, in which role, and who may see them. Pure."""

from __future__ import annotations

import unicodedata

from msgspec.structs import replace

from generator.config import visibility as visible
from generator.config.file_types import CAPTIONS, extension
from generator.config.vocabulary import Vocabulary
from generator.model.document import Attachment, Document, Link, Node, Source, SourceFile
from generator.model.kind import AttachmentRule

_FILE_KEYS = frozenset({"file", "path", "name", "文件", "文件名", "附件"})
_ROLE_KEYS = frozenset({"role", "角色", "类型", "用途"})
_PLAIN_ROLE = "附件"


def read_attachments(
    source: Source, node: Node | None, kind: str, in_body: frozenset[str], vocabulary: Vocabulary
) -> tuple[tuple[Attachment, ...], tuple[Link, ...]]:
    """(attachments in declared order then by name, declared files that are not there).

    `in_body` names the pictures that the body shows, relative to the bundle; they are
    attachments only when declared. Each absent one keeps its line.
    """
    rules = vocabulary.site.kinds[kind].attachments if kind else ()
    return _read(source, node, in_body, rules, vocabulary.site.roles)


def with_rules(document: Document, rules: tuple[AttachmentRule, ...], roles: dict[str, str]) -> Document:
    """The document with its attachments read again by the rules that bind it.

    Whose requirements bind it shows only when the rest of the document has been read.
    """
    node = document.front.fields.get("attachments")
    in_body = frozenset(_in_bundle(one.target) for one in document.pictures)
    attachments, absent = _read(document.source, node, in_body, rules, roles)
    return replace(document, attachments=attachments, absent=absent)


def _read(
    source: Source,
    node: Node | None,
    in_body: frozenset[str],
    rules: tuple[AttachmentRule, ...],
    roles: dict[str, str],
) -> tuple[tuple[Attachment, ...], tuple[Link, ...]]:
    prefix = f"{source.folder}/"
    files = {_same(one.path.removeprefix(prefix)): one for one in source.files}
    found: dict[str, Attachment] = {}
    absent: list[Link] = []
    for name, role, visibility, where in _declared(node):
        file = files.get(_same(name.removeprefix("./")))
        if file is None:
            absent.append(Link(name, role, where.line))
        else:
            found[file.path] = _attachment(file, prefix, role, visibility, rules, roles)
    for name, file in files.items():
        if file.path not in found and name not in in_body and not file.path.lower().endswith(".md"):
            found[file.path] = _attachment(file, prefix, "", "", rules, roles)
    return tuple(found.values()), tuple(absent)


def _in_bundle(target: str) -> str:
    """A picture's target as the name of a file of the bundle."""
    return _same(target.removeprefix("./"))


def _same(name: str) -> str:
    """File names compared as people see them: macOS writes é as two characters."""
    return unicodedata.normalize("NFC", name)


def _declared(node: Node | None) -> list[tuple[str, str, str, Node]]:
    """(file, role, visibility, place) of each entry; an entry is a name or a map."""
    if node is None:
        return []
    entries = node.items if node.kind == "list" else (node,)
    declared: list[tuple[str, str, str, Node]] = []
    for one in entries:
        if one.kind == "scalar" and one.text.strip():
            declared.append((one.text.strip(), "", "", one))
        elif one.kind == "map":
            texts = {key.text.strip().lower(): value.text.strip() for key, value in one.entries}
            name = next((texts[key] for key in texts if key in _FILE_KEYS), "")
            role = next((texts[key] for key in texts if key in _ROLE_KEYS), "")
            visibility = next((texts[key] for key in texts if key in visible.KEYS), "")
            declared.append((name, role, visibility, one))
    return declared


def _attachment(
    file: SourceFile,
    prefix: str,
    role: str,
    visibility: str,
    rules: tuple[AttachmentRule, ...],
    roles: dict[str, str],
) -> Attachment:
    name = file.path.removeprefix(prefix)
    kind_of_file = extension(name)
    rule = _rule_for(role, name, rules)
    # Captions have the name of their film: hidden with it, but not it.
    named = rule.role if rule and kind_of_file != CAPTIONS else ""
    return Attachment(
        path=file.path,
        name=name,
        role=role or named or roles.get(kind_of_file, _PLAIN_ROLE),
        type=kind_of_file,
        size=file.size,
        internal=visible.is_internal(visibility)
        or (not visibility and rule is not None and rule.visibility == "internal"),
    )


def _rule_for(role: str, name: str, rules: tuple[AttachmentRule, ...]) -> AttachmentRule | None:
    """The expected role that a declared role or, without one, the file's name stands for."""
    for rule in rules:
        names = (rule.role, *rule.aliases)
        if (role and role in names) or (not role and any(one in name for one in names)):
            return rule
    return None
