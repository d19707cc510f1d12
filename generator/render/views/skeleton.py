"""An empty submission of a kind, for authors to copy from the guide."""

from __future__ import annotations

from generator.model.kind import Kind


def skeleton(kind: Kind) -> str:
    """An empty submission of this kind: front matter and the headings it expects."""
    lines = ["---"]
    for name, field in kind.fields.items():
        if field.required or name in ("kind", "title"):
            value = kind.label if name == "kind" else ""
            lines.append(f"{field.label or name}: {value}".rstrip())
    if not any(line.startswith(("类别:", "kind:")) for line in lines):
        lines.insert(1, f"类别: {kind.label}")
    lines.append("---")
    for one in kind.sections:
        lines += ["", f"## {one.heading}", ""]
    if not kind.sections:
        lines += ["", ""]
    for _ in range(kind.images.min):
        lines += ["![图片说明](图片文件名.jpg)", ""]
    return "\n".join(lines).rstrip() + "\n"
