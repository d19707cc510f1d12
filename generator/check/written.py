"""What the fields of a document say, worked out once for all rules on fields. Pure."""

from __future__ import annotations

from generator.check.unfilled import is_placeholder
from generator.model.document import Document, Node
from generator.model.kind import Field, Kind

Written = tuple[tuple[str, Field, Node], ...]
"""(name, field, value) each, in file order."""


def filled(node: Node | None) -> bool:
    """Whether a value says anything: blank texts, empty lists and empty maps do not."""
    if node is None or node.kind == "null":
        return False
    if node.kind == "scalar":
        return bool(node.text.strip())
    if node.kind == "list":
        return any(filled(one) for one in node.items)
    return any(filled(value) for _, value in node.entries)


def written(document: Document, kind: Kind) -> Written:
    """The fields of the kind that have a value."""
    fields = kind.fields
    return tuple(
        (name, fields[name], node)
        for name, node in document.front.fields.items()
        if name in fields and filled(node)
    )


def scalars(fields: Written) -> Written:
    """Each single text that is not blank, those of lists one by one."""
    return tuple(
        (name, field, one)
        for name, field, node in fields
        for one in (node.items if node.kind == "list" else (node,))
        if one.kind == "scalar" and filled(one)
    )


def texts(singles: Written) -> Written:
    """Without those that a template had there."""
    return tuple(one for one in singles if not is_placeholder(one[2].text))
