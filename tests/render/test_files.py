"""Files beside the pages: what is placed, and what is taken out of pictures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from generator.model.catalogue import Catalogue
from generator.model.output import Placed
from generator.model.submission import Attachment, Picture
from generator.render.files import clean_picture, plan_files, thumbnail
from generator.render.views.cards import thumb_path

from .conftest import Workshop, submission


@pytest.fixture
def placed(catalogue: Catalogue, workshop: Workshop, content: Path) -> dict[str, Placed]:
    return {one.path: one for one in plan_files(catalogue, workshop.site, content)}


def test_pictures_and_attachments_lie_beside_the_page_and_one_thumbnail_elsewhere(
    placed: dict[str, Placed], catalogue: Catalogue
) -> None:
    names = {
        name.removeprefix("r/school-b/bundle-1/")
        for name in placed
        if name.startswith("r/school-b/bundle-1/")
    }
    assert names == {"board.png", "教案 1.docx"}
    one = next(one for one in catalogue.submissions if one.url == "r/school-b/bundle-1/")
    thumbs = [thumb_path(one, picture) for picture in one.pictures]
    assert [path for path in thumbs if path in placed] == thumbs[:1]


def test_internal_files_are_never_placed(placed: dict[str, Placed]) -> None:
    assert [name for name in placed if "签到簿" in name] == []


def test_an_internal_file_is_not_placed_as_a_picture_either(workshop: Workshop, content: Path) -> None:
    """The author shows in the body what the front matter calls internal: internal wins."""
    folder = submission(1).path.rpartition("/")[0]
    shown = submission(1, pictures=(Picture(f"{folder}/签到簿.jpg", "", 10, 10),))
    found = [one.path for one in plan_files(workshop.catalogue((shown,)), workshop.site, content)]
    assert [name for name in found if "签到簿" in name] == []


@pytest.mark.parametrize("name", ["page.html", "draw.svg", "run.exe", "a.js", "../../../registry/people.csv"])
def test_what_a_browser_would_run_or_lies_elsewhere_is_not_placed(
    workshop: Workshop, content: Path, name: str
) -> None:
    folder = submission(1).path.rpartition("/")[0]
    (content / "registry").mkdir(exist_ok=True)
    target = content / folder / name
    target.write_bytes(b"x")
    kind = name.rpartition(".")[2]
    bad = submission(1, attachments=(Attachment(f"{folder}/{name}", name, "附件", kind, 1),), pictures=())
    assert list(plan_files(workshop.catalogue((bad,)), workshop.site, content)) == []


def test_attachments_are_placed_as_they_are(placed: dict[str, Placed]) -> None:
    one = placed["r/school-b/bundle-1/教案 1.docx"]
    assert one.derive is None and one.source.read_bytes() == b"x" * 100


def test_a_key_changes_with_the_file(
    catalogue: Catalogue, workshop: Workshop, content: Path, placed: dict[str, Placed]
) -> None:
    name = "r/school-b/bundle-1/board.png"
    one = next(one for one in catalogue.submissions if one.url == "r/school-b/bundle-1/")
    Image.new("RGB", (650, 480)).save(placed[name].source)
    again = {one.path: one for one in plan_files(catalogue, workshop.site, content)}
    assert [path for path in placed if placed[path].key != again[path].key] == [
        name,
        thumb_path(one, one.pictures[0]),
    ]


def photo(path: Path, kind: str, *, orientation: int = 1) -> Path:
    """A picture with GPS, a maker's name, a comment and a turned camera."""
    picture = Image.new("RGB", (80, 40), (200, 30, 30))
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[2] = (34.0, 5.0, 6.0)
    options: dict[str, object] = {"exif": exif}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "SecretName")
        options["pnginfo"] = text
    if kind == "JPEG":
        options["comment"] = b"SecretComment"
    picture.save(path, kind, **options)
    return path


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_places_cameras_and_names_are_taken_out(tmp_path: Path, kind: str) -> None:
    source = photo(tmp_path / f"a.{kind.lower()}", kind)
    assert b"Secret" in source.read_bytes()
    cleaned = clean_picture(source)
    assert b"Secret" not in cleaned
    with Image.open(io.BytesIO(cleaned)) as picture:
        assert dict(picture.getexif()) == {} and picture.size == (80, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_turned_photograph_stays_upright(tmp_path: Path, kind: str) -> None:
    cleaned = clean_picture(photo(tmp_path / "a.bin", kind, orientation=6))
    with Image.open(io.BytesIO(cleaned)) as picture:
        assert picture.size == (40, 80)


def test_a_picture_without_metadata_keeps_its_bytes(tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    Image.new("RGB", (20, 20)).save(source)
    raw = source.read_bytes()
    assert clean_picture(source) == raw


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "CMYK", "I;16"])
def test_thumbnails_are_small_upright_and_bare(tmp_path: Path, mode: str) -> None:
    source = tmp_path / ("a.tif" if mode in ("CMYK", "I;16") else "a.png")
    Image.new(mode, (1200, 600)).save(source)
    with Image.open(io.BytesIO(thumbnail(source))) as picture:
        assert (picture.format, picture.size) == ("WEBP", (480, 240))


def test_a_small_picture_is_not_enlarged(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    Image.new("RGB", (100, 50)).save(source)
    with Image.open(io.BytesIO(thumbnail(source))) as picture:
        assert picture.size == (100, 50)


def test_derived_bytes_do_not_depend_on_the_run(tmp_path: Path) -> None:
    source = photo(tmp_path / "a.jpg", "JPEG", orientation=3)
    assert clean_picture(source) == clean_picture(source) and thumbnail(source) == thumbnail(source)
