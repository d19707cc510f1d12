"""What a newcomer meets first: the locks, the two commands' files, the command line's own words."""

from __future__ import annotations

import gettext
import re
import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from generator import __version__
from generator.locale import DOMAIN, FOLDER
from generator.locale.help import columns, wrapped

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements/runtime.txt", "requirements/dev.txt")
MESSAGES = FOLDER / "zh_CN" / "LC_MESSAGES"
COMMANDS = ("build", "check", "status", "serve", "new", "import", "explain", "verify", "export")
LANGUAGES = {"none": {}, "C": {"LC_ALL": "C"}, "English": {"LANG": "en_US.UTF-8", "LANGUAGE": "en_US:de"}}


def tracked() -> list[Path]:
    """Files of the project as git knows them, new ones included; without git, those of known folders."""
    if (ROOT / ".git").exists() and (git := shutil.which("git")):
        command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
        return [ROOT / one for one in listed.split("\0") if one and (ROOT / one).is_file()]
    folders = ("generator", "theme", "content", "tests", "docs", "scripts", "requirements", "benchmarks")
    found = [one for folder in folders for one in (ROOT / folder).rglob("*") if one.is_file()]
    return [*found, *(one for one in ROOT.iterdir() if one.is_file())]


def texts(*suffixes: str) -> list[tuple[str, str]]:
    """(path, text) of the tracked text files; all of them without `suffixes`."""
    found = []
    for path in tracked():
        raw = path.read_bytes()
        if b"\0" not in raw and (not suffixes or path.suffix in suffixes):
            found.append((path.relative_to(ROOT).as_posix(), raw.decode("utf-8", "replace")))
    return found


def requirements(text: str) -> list[str]:
    """Each requirement with its continuation lines, comments left out."""
    lines = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))
    return [one.strip() for one in lines.replace("\\\n", " ").split("\n") if one.strip()]


def yanxiu(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The command in its own process, as a user starts it."""
    command = [sys.executable, "-m", "generator", *arguments]
    around = {"PATH": "", **(environment or {})}
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=around, check=False)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_requirement_has_a_version_and_hashes(lock: str) -> None:
    """pip refuses a lock otherwise, but only on the machine where somebody tries."""
    listed = requirements((ROOT / lock).read_text("utf-8"))
    assert len(listed) > 30
    whole = re.compile(r"[A-Za-z0-9._-]+==[^ ]+( +--hash=sha256:[0-9a-f]{64})+$")
    assert [] == [one for one in listed if not whole.match(one)]


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_address_and_no_option(lock: str) -> None:
    """Where packages come from is the machine's business."""
    text = (ROOT / lock).read_text("utf-8")
    assert [] == re.findall(r"https?://\S*|file:\S*|^-.*", text, re.MULTILINE)


def test_the_locks_agree_and_the_tests_run_on_the_sites_versions() -> None:
    """dev.txt holds everything of runtime.txt, at the same versions."""
    listed = [requirements((ROOT / lock).read_text("utf-8")) for lock in LOCKS]
    runtime, dev = ({one.split(" ")[0] for one in lock} for lock in listed)
    assert set() == runtime - dev


def test_every_dependency_is_locked() -> None:
    """`make lock` was run after pyproject.toml changed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {
        "requirements/runtime.txt": project["project"]["dependencies"] + project["build-system"]["requires"],
        "requirements/dev.txt": project["project"]["optional-dependencies"]["dev"],
    }
    for lock, dependencies in wanted.items():
        locked = {_name(one) for one in requirements((ROOT / lock).read_text("utf-8"))}
        assert set() == {_name(one) for one in dependencies} - locked


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_every_dependency_says_why_it_is_there() -> None:
    """A comment stands above each of the runtime's dependencies."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = text[text.index("dependencies = [") : text.index("[project.optional-dependencies]")]
    lines = block.split("\n")[1:]
    unexplained = []
    for above, line in pairwise(["", *lines]):
        if line.lstrip().startswith('"') and not above.lstrip().startswith(("#", '"')):
            unexplained.append(line.strip())
    assert [] == unexplained


# Written in pieces, or this file would name what it looks for.
_REGISTRIES = "|".join(
    re.escape(one)
    for one in (
        "pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "mirrors." + "aliyun",
        "tuna." + "tsinghua", "deb.debian" + ".org", "crates" + ".io", "proxy.golang" + ".org",
    )
)  # fmt: skip
_MACHINE = "|".join(
    (
        "/ro" + "ot/",
        "/ho" + r"me/\w",
        "/Us" + r"ers/\w",
        "/wo" + "rk/",
        r"[A-Z]:\\Us" + "ers",
        "/o" + "pt/wheels",
    )
)


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    """The project is the same on every machine and behind every mirror."""
    wanted = re.compile(f"{_REGISTRIES}|(?<![\\w.])(?:{_MACHINE})")
    found = [f"{path}: {one[0]}" for path, text in texts() for one in wanted.finditer(text)]
    assert [] == found


def test_no_theme_file_loads_anything_from_another_host() -> None:
    """Fonts, scripts, styles and pictures are local: the site works without the internet."""
    loads = re.compile(
        r"""(?:src|srcset|poster|data)\s*=\s*["']?(?:https?:)?//[^"'\s>]+"""
        r"""|<link\b(?![^>]*\brel=["']?canonical)[^>]*\bhref\s*=\s*["']?(?:https?:)?//[^"'\s>]+"""
        r"""|@import[^;]*//[^;]+|url\(\s*["']?(?:https?:)?//[^)]+|(?:fetch|import|importScripts)\(\s*["'](?:https?:)?//[^)]+""",
        re.IGNORECASE,
    )
    themed = [(path, text) for path, text in texts() if path.startswith("theme/")]
    assert themed
    assert [] == [f"{path}: {one[0]}" for path, text in themed for one in loads.finditer(text)]


def test_scripts_are_posix_shell() -> None:
    """setup.sh runs before anything is installed, on whatever /bin/sh there is."""
    scripts = sorted((ROOT / "scripts").glob("*.sh"))
    assert scripts
    for script in scripts:
        assert script.read_text("utf-8").startswith("#!/bin/sh\n")
        assert 0 == subprocess.run(["/bin/sh", "-n", str(script)], check=False).returncode


def test_version_of_the_command_is_the_packages() -> None:
    """`python -m generator` is the command."""
    done = yanxiu("--version")
    assert (0, f"yanxiu {__version__}\n") == (done.returncode, done.stdout)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == __version__


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["bild"], "没有命令 'bild'。"),
        (["build", "--nope"], "没有选项 '--nope'。"),
        (["build", "--jobs", "two"], "'--jobs' 的值不对"),
        (["build", "--output"], "选项 '--output' 后面要写 1 个值。"),
        (["build", "--format", "pdf"], "不在可选的值里"),
        (["verify", "no-such-folder"], "文件夹 'no-such-folder' 不存在。"),
        (["verify"], "缺少参数 '网站文件夹'"),
        (["explain", "PL301", "PL302"], "多出了参数（PL302）"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else None,
)
def test_wrong_use_is_answered_in_chinese_with_exit_2(arguments: list[str], says: str, language: str) -> None:
    """Whatever the terminal's language is."""
    done = yanxiu(*arguments, environment=LANGUAGES[language])
    assert 2 == done.returncode
    assert says in done.stderr
    assert [] == english(done.stderr, arguments)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_and_its_columns_align(command: str) -> None:
    """Nothing of click's own English is left, and explanations start in one column."""
    done = yanxiu(*([command] if command else []), "--help", environment={"LANG": "en_US.UTF-8"})
    assert (0, "") == (done.returncode, done.stderr)
    assert "用法：" in done.stdout and "选项：" in done.stdout
    assert [] == english(done.stdout, [])
    after = done.stdout[done.stdout.index("选项：") :].split("命令：")[0]
    starts = {columns(one[1]) for one in re.finditer(r"^(  -.*?  +)\S", after, re.MULTILINE)}
    assert 1 == len(starts)


def english(text: str, given: list[str]) -> list[str]:
    """Words of click's English: those that are no option, command, value or name."""
    text = re.sub(r"python -m generator( \w+)*|--?[\w-]+|\[[a-z|]+\]|'[^']*'|（PL302）", " ", text)
    known = {
        *COMMANDS, "schema", "yanxiu", "site", "config", "yml", "manifest", "json", "JSON", "Schema", "md",
        "txt", "PL", "x", "public", "False", "True", "calendar", "chase", "csv", "ics", "ledger", "self",
        "check", "content", "campaigns", "xlsx", "usb", "U", "html", *given,
    }  # fmt: skip
    return [word for word in re.findall(r"[A-Za-z]+", text) if word not in known]


def test_compiled_messages_are_those_of_the_source() -> None:
    """`make messages` was run after messages.po changed."""
    with (MESSAGES / f"{DOMAIN}.po").open("rb") as source:
        catalogue = read_po(source)
    with (MESSAGES / f"{DOMAIN}.mo").open("rb") as compiled:
        bound = gettext.GNUTranslations(compiled)
    messages = [one for one in catalogue if one.id]
    assert [_first(one.string) for one in messages] == [
        bound.ngettext(*one.id, 2) if isinstance(one.id, tuple) else bound.gettext(one.id) for one in messages
    ]


def _first(forms: str | tuple[str, ...]) -> str:
    return forms if isinstance(forms, str) else forms[0]


@pytest.mark.parametrize("module", ["exceptions", "formatting", "parser", "termui", "types"])
def test_every_message_that_click_shows_is_translated(module: str) -> None:
    """A new version of click may bring new words."""
    import click

    # Faults of the programmer or of other systems, which no user of this command meets.
    never = {"Unknown color {colour!r}", "Choice({choices})", "{value!r} is not a valid UUID."}
    with (MESSAGES / f"{DOMAIN}.po").open("rb") as source:
        catalogue = read_po(source)
    path = Path(click.__file__).with_name(f"{module}.py")
    said = {one[1][0] if isinstance(one[1], tuple) else one[1] for one in extract_from_file("python", path)}
    assert said
    assert set() == {one for one in said - never if one not in catalogue or not catalogue[one].string}


def test_wrapping_counts_columns() -> None:
    """Two columns a Chinese character; Latin words stay whole."""
    assert ["研修成果", "库 yanxiu", "发布"] == list(wrapped("研修成果库 yanxiu 发布", 9))
