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
from tests.seeds.county import Case, judged


def main() -> int:
    """The table of each county, rows that differ marked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("templates", nargs="*", choices=[*CASES, []], default=list(CASES))
    parser.add_argument("--output", type=Path)
    chosen = parser.parse_args()
    different = 0
    for name in chosen.templates or CASES:
        with tempfile.TemporaryDirectory() as folder:
            root = (chosen.output or Path(folder)) / name
            root.mkdir(parents=True)
            different += _show(CASES[name], root)
    return 1 if different else 0


def _show(case: Case, root: Path) -> int:
    found = judged(case.state(root).assessment)
    expected = case.expected()
    print(f"\n{case.template}  as of {case.as_of}")
    print(f"{'unit':42} {'obligation':24} {'slot':10} {'expected':40} judged")
    different = 0
    for key in sorted({*expected, *found}):
        want, got = expected.get(key, ("–",)), found.get(key, ("–",))
        different += want != got
        mark = " " if want == got else "≠"
        print(f"{key[0]:42} {key[1]:24} {key[2]:10} {' '.join(want):40} {' '.join(got)} {mark}")
    print(f"{len(found)} lines judged, {len(expected)} expected, {different} differ")
    return different


if __name__ == "__main__":
    sys.exit(main())
