"""`python -m benchmarks.pages --tools FOLDER`: builds the sample, has its pages judged, prints one table.

Lighthouse, axe-core and the Nu HTML checker are installed into FOLDER with npm and kept there; Java runs
the last. Nothing of it is part of the tests. Exit code 1 when a figure misses its target.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from benchmarks.pages import tools
from benchmarks.pages.sample import JUDGED, LESSON, SECOND, TYPES
from benchmarks.pages.serving import Sent, Served, served

ROOT = Path(__file__).parents[2]
WIDTHS = (390, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


class Figure(NamedTuple):
    """One line of the table."""

    what: str
    found: str
    target: str
    good: bool


class Bench(NamedTuple):
    """What every measurement is given."""

    site: Path
    tools: Path
    chromium: str
    scratch: Path


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tools", type=Path, required=True, help="where npm installs the judges")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="default: the one on PATH")
    parser.add_argument("--only", choices=tuple(_MEASURES), action="append", help="default: everything")
    parser.add_argument("--site", type=Path, help="a built sample, instead of a new one")
    given = parser.parse_args()
    folder = given.tools.resolve()
    tools.install(folder)
    print(tools.versions(folder), flush=True)
    with tempfile.TemporaryDirectory() as name:
        site = given.site or _built(Path(name))
        figures: list[Figure] = []
        for measure in given.only or _MEASURES:
            for one in _MEASURES[measure](Bench(site, folder, given.chromium, Path(name))):
                figures.append(one)
                print(f"{'  ' if one.good else '! '}{one.what} | {one.found} | {one.target}", flush=True)
    print("\n| figure | measured | target | |\n|---|---|---|---|")
    for one in figures:
        print(f"| {one.what} | {one.found} | {one.target} | {'ok' if one.good else 'MISSED'} |")
    sys.exit(not all(one.good for one in figures))


def _built(folder: Path) -> Path:
    from generator.pipeline import Project, build, open_project

    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy2(ROOT / "site_config.yml", folder)
    project = open_project(folder / "site_config.yml")
    if not isinstance(project, Project):
        sys.exit("the sample's configuration has faults")
    build(project, folder / "site", as_of="2024-06-01")
    return folder / "site"


def _weights(bench: Bench) -> Iterator[Figure]:
    """What a lesson page brings with it, pictures apart, in a fresh browser and in one that knows the site."""
    with _browser(bench.chromium) as browser, served(bench.site) as server:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        for what, path, most in (("cold", LESSON, 80), ("warm", SECOND, 20)):
            page.goto(server.address + path)
            page.wait_for_load_state("networkidle")
            size = sum(one.size for one in server.taken() if not _picture(one))
            said = f"{size / 1024:.1f} KB"
            yield Figure(
                f"lesson page without pictures, gz, {what}", said, f"≤ {most} KB", size <= most * 1024
            )


def _picture(one: Sent) -> bool:
    return one.type.startswith("image/")


def _axe(bench: Bench) -> Iterator[Figure]:
    script, total, foreign = tools.axe(bench.tools), 0, set[str]()
    with _browser(bench.chromium) as browser, served(bench.site) as server:
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
                page = context.new_page()
                page.on("request", lambda one: foreign.add(one.url) if _foreign(one.url, server) else None)
                for name, path in TYPES.items():
                    page.goto(server.address + path)
                    page.wait_for_load_state("networkidle")
                    page.evaluate(script)
                    found = page.evaluate("axe.run(document).then((one) => one.violations)")
                    for one in found:
                        places = "; ".join(node["target"][0] for node in one["nodes"][:3])
                        print(
                            f"! axe {name} {width} {scheme}: {one['id']} ({one['impact']}) {places}",
                            flush=True,
                        )
                    total += len(found)
                context.close()
    kinds = f"{len(TYPES)} page types × {len(WIDTHS)} widths × {len(SCHEMES)} palettes"
    yield Figure(f"axe-core violations, {kinds}", str(total), "0", not total)
    yield Figure("requests to other hosts", str(len(foreign)), "0", not foreign)


def _foreign(url: str, server: Served) -> bool:
    return not url.startswith((server.address, "data:", "blob:"))


def _html(bench: Bench) -> Iterator[Figure]:
    errors = tools.html_errors(bench.tools, bench.site)
    kinds: dict[str, list[str]] = {}
    for place, said in errors:
        kinds.setdefault(said, []).append(place)
    for said, places in kinds.items():
        print(f"! html {len(places)} × {said} ({places[0]})", flush=True)
    pages = sum(1 for _ in bench.site.rglob("*.html"))
    yield Figure(f"Nu HTML checker errors, {pages} pages", str(len(errors)), "0", not errors)


def _lighthouse(bench: Bench) -> Iterator[Figure]:
    shift = 0.0
    with served(bench.site) as server:
        for name, path in JUDGED.items():
            report: dict = tools.lighthouse(bench.tools, server.address + path, bench.chromium, bench.scratch)  # type: ignore[type-arg]
            scores = {key: round(100 * (report["categories"][key]["score"] or 0)) for key in LEAST}
            shift = max(shift, report["audits"]["cumulative-layout-shift"]["numericValue"])
            good = all(scores[key] >= least for key, least in LEAST.items())
            for audit in _lost(report):
                print(f"! lighthouse {name}: {audit}", flush=True)
            said = " / ".join(map(str, scores.values()))
            yield Figure(f"Lighthouse, mobile, {name}", said, " / ".join(map(str, LEAST.values())), good)
    yield Figure("cumulative layout shift, worst", f"{shift:.3f}", "≤ 0.02", shift <= 0.02)


def _lost(report: dict) -> Iterator[str]:  # type: ignore[type-arg]
    """Audits that cost a category points."""
    for key, category in report["categories"].items():
        for one in category["auditRefs"]:
            audit = report["audits"][one["id"]]
            if one["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{key}: {audit['title']} {audit.get('displayValue', '')}"


class _browser:
    """Chromium without a window."""

    def __init__(self, chromium: str) -> None:
        self._chromium = chromium

    def __enter__(self) -> Browser:
        self._playwright = sync_playwright().start()
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        return self._playwright.chromium.launch(executable_path=self._chromium, args=arguments)

    def __exit__(self, *_: object) -> None:
        self._playwright.stop()


_MEASURES = {"bytes": _weights, "axe": _axe, "html": _html, "lighthouse": _lighthouse}

if __name__ == "__main__":
    main()
