"""How well sections are recognised in real documents, against labels set by hand.

    python -m benchmarks.sections ../shared/corpora [--labels FOLDER]

`documents.csv` says which kind each document is, `labels.csv` which sections stand on
which line; README.md has the rules of labelling. The documents are no part of the
project: the folder is an argument, and a document that is not there is named.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.sections.score import Label, compare, table
from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.load.read import read_text
from generator.model.document import Source, SourceFile
from generator.model.registry import Registry
from generator.parse.document import parse

_LIMIT = 2**24


def read_labels(folder: Path) -> tuple[dict[str, str], list[Label]]:
    """(document → kind, labels)."""
    with (folder / "documents.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["file"]: row["kind"] for row in csv.DictReader(file)}
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        labels = [
            Label(row["file"], int(row["line"]), row["section"], row["form"]) for row in csv.DictReader(file)
        ]
    return kinds, labels


def find(path: Path, name: str, kind: str, vocabulary: Vocabulary) -> Iterator[Label]:
    """What the parser finds in one document."""
    text = read_text(path, _LIMIT).text or ""
    lines = text.split("\n")
    numbers = list(range(1, len(lines) + 1))
    if path.suffix == ".txt":  # as an import does it: each line is a paragraph
        kept = [
            (at, line.strip(" \t\u3000").replace("\t", "\u3000"))
            for at, line in zip(numbers, lines, strict=True)
        ]
        kept = [(at, line) for at, line in kept if line]
        text = "\n\n".join(line for _, line in kept)
        numbers = [at for at, _ in kept for _ in range(2)]
    source = Source(SourceFile(f"submissions/x/{name}", 0, 0))
    document = parse(source, f"---\nkind: {kind}\n---\n{text}", (), vocabulary, Registry())
    for one in document.sections:
        line = numbers[one.line - document.body_line]
        yield from (Label(name, line, heading, one.form) for heading in one.headings)


def built_in_vocabulary() -> Vocabulary:
    """The profile's, as a site gets it that says nothing more."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "site_config.yml")
        config.write_text("extends: school-training\n", "utf-8")
        site = load_config(config).site
    if site is None:
        sys.exit("the built-in profile is faulty")
    return Vocabulary(site)


def run(corpora: Path, labels: Path) -> None:
    """Prints misses, false finds and one table."""
    kinds, labelled = read_labels(labels)
    vocabulary = built_in_vocabulary()
    absent = {name for name in kinds if not (corpora / name).is_file()}
    found = [
        one
        for name, kind in kinds.items()
        if name not in absent
        for one in find(corpora / name, name, kind, vocabulary)
    ]
    score = compare([one for one in labelled if one.file not in absent], found)
    for title, part in (("missed", score.missed), ("false", score.false)):
        for one in part:
            print(f"{title}: {one.file}:{one.line}: {one.section} ({one.form})")
    for name in sorted(absent):
        print(f"not there: {name}")
    print(*table(score), sep="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--labels", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    run(arguments.corpora, arguments.labels)
