"""Builds the invented counties and prints expected against judged.

    python -m tests.seeds [TEMPLATE…] [--output DIR]

Exit code 1 when anything differs. With `--output` the projects stay there, to be built or looked at.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.seeds.cases import CASES
from tests.seeds.county import Case, Row, judged, totals


def main() -> int:
    """The tables of each county, rows that differ marked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("templates", nargs="*", help=", ".join(CASES))
    parser.add_argument("--output", type=Path)
    chosen = parser.parse_args()
    if unknown := set(chosen.templates) - set(CASES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(CASES)}")
    different = 0
    for name in chosen.templates or CASES:
        with tempfile.TemporaryDirectory() as folder:
            root = (chosen.output or Path(folder)) / name
            root.mkdir(parents=True)
            different += _show(CASES[name], root)
    return 1 if different else 0


def _show(case: Case, root: Path) -> int:
    found = case.state(root).assessment
    print(f"\n{case.template}  as of {case.as_of}")
    heads = ("unit", "obligation", "slot", "status, counted, needed, late, points, surplus")
    different = _compare(heads, (42, 24, 10), case.expected(), judged(found))
    if case.expected_totals() or totals(found):
        want, got = _keyed(case.expected_totals()), _keyed(totals(found))
        different += _compare(("unit", "points, passed, hours"), (42,), want, got)
    return different


def _keyed(rows: dict[str, Row]) -> dict[Row, Row]:
    return {(unit,): row for unit, row in rows.items()}


def _compare(heads: Row, widths: tuple[int, ...], expected: dict[Row, Row], found: dict[Row, Row]) -> int:
    """Prints both side by side; how many rows differ."""

    def show(key: Row, want: str, got: str, mark: str) -> None:
        print(*(f"{text:{width}}" for text, width in zip(key, widths, strict=True)), f"{want:48}", got, mark)

    show(heads[:-1], f"expected ({heads[-1]})", "judged", "")
    different = 0
    for key in sorted({*expected, *found}):
        want, got = expected.get(key, ("–",)), found.get(key, ("–",))
        different += want != got
        show(key, " ".join(want), " ".join(got), "" if want == got else "≠")
    print(f"{len(found)} rows judged, {len(expected)} expected, {different} differ")
    return different


if __name__ == "__main__":
    sys.exit(main())
