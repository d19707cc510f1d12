"""Which submissions there are, from the folders alone."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from generator.load.look import look_at_all
from generator.load.scan import near, scan, sources


def lay(root: Path, *paths: str) -> None:
    for path in paths:
        target = root / "submissions" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("x", "utf-8")


def found(root: Path) -> dict[str, tuple[str, ...]]:
    return {
        one.path.removeprefix("submissions/"): tuple(f.path.removeprefix("submissions/") for f in one.files)
        for one in scan(root).sources
    }


def test_a_folder_with_index_is_a_bundle_with_all_below_it(tmp_path: Path) -> None:
    lay(tmp_path, "校/课/index.md", "校/课/图.png", "校/课/附件/a.docx", "校/课/说明.md")
    assert found(tmp_path) == {"校/课/index.md": ("校/课/图.png", "校/课/说明.md", "校/课/附件/a.docx")}


def test_a_single_text_makes_its_folder_a_bundle(tmp_path: Path) -> None:
    lay(tmp_path, "校/课/教案.md", "校/课/图.png")
    assert found(tmp_path) == {"校/课/教案.md": ("校/课/图.png",)}


def test_texts_right_below_an_organisation_stand_for_themselves(tmp_path: Path) -> None:
    lay(tmp_path, "校/甲.md", "校/乙.md", "校/组/课/index.md")
    assert found(tmp_path) == {"校/乙.md": (), "校/甲.md": (), "校/组/课/index.md": ()}


def test_a_folder_without_text_is_reported_once_at_the_innermost(tmp_path: Path) -> None:
    lay(tmp_path, "校/课/图.png", "校/好/index.md")
    (tmp_path / "submissions/校/空/更空").mkdir(parents=True)
    assert [(path, fault.code) for path, fault in scan(tmp_path).faults] == [
        ("submissions/校/空/更空", "PL011"),
        ("submissions/校/课", "PL012"),
    ]


def test_files_beside_several_texts_belong_to_none(tmp_path: Path) -> None:
    lay(tmp_path, "校/课/一.md", "校/课/二.md", "校/课/图.png")
    assert [(path, fault.code) for path, fault in scan(tmp_path).faults] == [("submissions/校/课", "PL017")]


def test_links_are_reported_and_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, "校/课/index.md")
    (tmp_path / "submissions/校/课/etc").symlink_to("/etc")
    (tmp_path / "submissions/校/课/主机.txt").symlink_to("/etc/hostname")
    assert found(tmp_path) == {"校/课/index.md": ()}
    assert [fault.code for _, fault in scan(tmp_path).faults] == ["PL015", "PL015"]


def test_system_litter_is_passed_over(tmp_path: Path) -> None:
    lay(tmp_path, "校/课/index.md", "校/课/.DS_Store", "校/课/Thumbs.db", "校/.git/config")
    assert found(tmp_path) == {"校/课/index.md": ()}
    assert scan(tmp_path).faults == ()


def test_no_folder_is_an_empty_library(tmp_path: Path) -> None:
    assert scan(tmp_path) == scan(tmp_path / "absent")
    assert scan(tmp_path).sources == ()


_NAMES = st.sampled_from(["a", "a-b", "a.b", "ab", "课", "课-一", "课一"])
_FILES = st.sampled_from(["index.md", "教案.md", "a.md", "图.png"])
_PATHS = st.tuples(st.lists(_NAMES, max_size=3).map("/".join), _FILES).map(
    lambda one: f"校/{one[0]}/{one[1]}"
)


@given(st.sets(_PATHS, max_size=12))
def test_near_a_folder_its_submissions_are_found_as_on_the_whole_shelf(paths: set[str]) -> None:
    with TemporaryDirectory() as name:
        lay(Path(name), *paths)
        for shelf in look_at_all(Path(name)):
            for one in sources(shelf).sources:
                close = sources(near(shelf, one.path.rpartition("/")[0])).sources
                assert one in close
