"""Writes new submissions below `content/submissions/`. The only part of intake that touches files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.config.vocabulary import Vocabulary
from generator.intake.plain import take_folder
from generator.intake.scaffold import scaffold
from generator.model.registry import Registry
from generator.text import normalise
from generator.text.slug import slugify
from generator.text.suggest import nearest

SUBMISSIONS = "submissions"


def create(
    content: Path,
    vocabulary: Vocabulary,
    registry: Registry,
    kind: str,
    title: str,
    organisation: str,
    author: str = "",
) -> Path:
    """Writes the scaffold of a kind and returns its path.

    Raises LookupError for an unknown kind, FileExistsError when the bundle is there already;
    both carry Chinese words for the user.
    """
    slug = vocabulary.kind(kind)
    if slug is None:
        labels = [one.label for one in vocabulary.site.kinds.values()]
        meant = nearest(kind, [*labels, *vocabulary.site.kinds])
        raise LookupError(
            f"没有类别“{kind}”。" + (f"是不是“{meant}”？" if meant else "可用的有：" + "、".join(labels))
        )
    known = registry.organisation_names.get(organisation)
    path = content / SUBMISSIONS / (known or slugify(organisation)) / slugify(title) / "index.md"
    if path.exists():
        raise FileExistsError(f"{path} 已经有了。请换一个标题，或直接修改它。")
    given = {"title": title, "organisation": organisation} | ({"authors": author} if author else {})
    fields = vocabulary.kind_of(slug).fields
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(scaffold(slug, vocabulary, {k: v for k, v in given.items() if k in fields}), "utf-8")
    return path


def import_folder(
    content: Path,
    vocabulary: Vocabulary,
    registry: Registry,
    folder: Path,
    organisation: str,
    kind: str | None,
    given: Mapping[str, str],
) -> tuple[Path, ...]:
    """Turns the texts below `folder` into submissions of one organisation; existing ones are kept.

    `given` are fields of all of them, by any name a front matter may use. Raises LookupError for a
    name that is no field.
    """
    names = vocabulary.field_names(vocabulary.kind(kind) if kind else None)
    unknown = [one for one in given if normalise.fold(one) not in names]
    if unknown:
        meant = nearest(unknown[0], names)
        raise LookupError(f"没有字段“{unknown[0]}”。" + (f"是不是“{meant}”？" if meant else ""))
    fields = {names[normalise.fold(name)]: value for name, value in given.items()}
    known = registry.organisation_names.get(organisation, slugify(organisation))
    written: list[Path] = []
    for one in take_folder(folder, known, vocabulary, kind, fields):
        path = content / one.target
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.text, "utf-8")
            written.append(path)
    return tuple(written)
