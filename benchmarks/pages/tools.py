"""The judges, from npm: Lighthouse, axe-core, and the Nu HTML checker, which needs Java."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

PACKAGES = ("lighthouse", "axe-core", "vnu-jar")


def install(tools: Path) -> None:
    """Into `tools`, unless they are there. CalledProcessError, FileNotFoundError without npm."""
    if all((tools / "node_modules" / one).is_dir() for one in PACKAGES):
        return
    tools.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(tools), *PACKAGES], check=True
    )


def versions(tools: Path) -> str:
    """Which they are."""
    found = [json.loads((tools / "node_modules" / one / "package.json").read_bytes()) for one in PACKAGES]
    return ", ".join(f"{one['name']} {one['version']}" for one in found)


def axe(tools: Path) -> str:
    """axe-core's script."""
    return (tools / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def html_errors(tools: Path, site: Path) -> list[tuple[str, str]]:
    """What the Nu HTML checker calls an error, in every page of the site: (path:line, what it says)."""
    jar = next((tools / "node_modules" / "vnu-jar").rglob("vnu.jar"))
    options = ["--errors-only", "--skip-non-html", "--format", "json"]
    command = ["java", "-Xss4m", "-jar", str(jar), *options, str(site)]
    done = subprocess.run(command, capture_output=True, check=False)
    found = json.loads(done.stderr)["messages"]
    return [(f"{_path(one, site)}:{one.get('lastLine', 0)}", one["message"]) for one in found]


def _path(message: dict[str, str], site: Path) -> str:
    return message.get("url", "").partition(f"{site.name}/")[2]


def lighthouse(tools: Path, address: str, chromium: str, folder: Path) -> dict[str, object]:
    """Lighthouse's report of one page: a phone on a slow line, as is its default."""
    output = folder / "lighthouse.json"
    script = tools / "node_modules" / "lighthouse" / "cli" / "index.js"
    flags = "--headless=new --no-sandbox --disable-gpu"
    command = [
        "node", str(script), address, "--quiet", "--output", "json", "--output-path", str(output),
        f"--chrome-flags={flags}",
        "--only-categories=performance,accessibility,best-practices,seo",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium}
    subprocess.run(command, check=True, env=environment, timeout=300)
    report: dict[str, object] = json.loads(output.read_bytes())
    return report
