"""Files beside the pages: what is placed, and what is taken out of pictures."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image, PngImagePlugin

from generator.load.pictures import measure
from generator.model.catalogue import Catalogue
from generator.model.output import Placed
from generator.model.submission import Attachment, Picture, Submission
from generator.render.files import clean_picture, plan_files, thumbnail
from generator.render.sheet import first_page
from generator.render.views.bundle import (
    CARD,
    SMALL,
    WIDE,
    Shown,
    body_pictures,
    small_path,
    widths,
    zip_path,
)
from generator.render.views.cards import published
from generator.render.views.library import library

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
    wanted = [small_path(one, one.pictures[0], width) for width in (CARD, WIDE)]
    assert [path in placed for path in wanted] == [True, one.pictures[0].width > CARD]


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
        *(small_path(one, one.pictures[0], width) for width in widths(one.pictures[0])),
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


@pytest.fixture
def several(workshop: Workshop, content: Path) -> Submission:
    """A submission with a document, a photograph, a PDF and an internal sheet."""
    folder = submission(1).path.rpartition("/")[0]
    photo(content / folder / "照片.jpg", "JPEG")
    Image.new("RGB", (595, 842), "white").save(content / folder / "脚本.pdf", "PDF", resolution=72)
    return submission(
        1,
        attachments=(
            *submission(1).attachments,
            Attachment(f"{folder}/照片.jpg", "照片.jpg", "照片", "jpg", 900, width=80, height=40),
            Attachment(f"{folder}/脚本.pdf", "脚本.pdf", "脚本", "pdf", 900, pages=1, width=595, height=842),
        ),
    )


def test_all_files_come_as_one_zip_without_what_is_internal_or_private(
    workshop: Workshop, content: Path, several: Submission
) -> None:
    found = {one.path: one for one in plan_files(workshop.catalogue((several,)), workshop.site, content)}
    data = b"".join(found[f"{several.url}全部附件.zip"].render())  # type: ignore[union-attr]
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.namelist() == ["教案 1.docx", "照片.jpg", "脚本.pdf"]
        assert b"Secret" not in opened.read("照片.jpg")


def test_the_zip_is_made_again_when_one_of_its_files_changed(
    workshop: Workshop, content: Path, several: Submission
) -> None:
    def keys() -> dict[str, bytes]:
        return {
            one.path: one.key for one in plan_files(workshop.catalogue((several,)), workshop.site, content)
        }

    before = keys()
    assert before == keys()
    (content / several.attachments[0].path).write_bytes(b"y" * 101)
    after = keys()
    assert {path for path in before if before[path] != after[path]} == {
        f"{several.url}教案 1.docx",
        f"{several.url}全部附件.zip",
    }


@pytest.mark.parametrize(
    ("limit", "there"), [("1KiB", False), ("0", False), ("200MiB", True), ("许多", False)]
)
def test_too_much_for_one_zip_is_not_offered_as_one(
    workshop: Workshop, several: Submission, limit: str, there: bool
) -> None:
    limits = workshop.site.limits.model_copy(update={"zip_bytes": limit})
    shelf = library(workshop.catalogue((several,)), workshop.site.model_copy(update={"limits": limits}))
    assert bool(zip_path(shelf, several, published(shelf, several))) is there


def test_an_author_s_own_file_of_that_name_keeps_it(workshop: Workshop, several: Submission) -> None:
    folder = several.path.rpartition("/")[0]
    own = Attachment(f"{folder}/全部附件.zip", "全部附件.zip", "附件", "zip", 9)
    both = submission(1, attachments=(*several.attachments, own))
    shelf = library(workshop.catalogue((both,)), workshop.site)
    assert zip_path(shelf, both, published(shelf, both)) == f"{both.url}_全部附件.zip"


def test_photographs_and_first_pages_have_a_small_picture(
    workshop: Workshop, content: Path, several: Submission
) -> None:
    found = {one.path: one for one in plan_files(workshop.catalogue((several,)), workshop.site, content)}
    _, _, picture, pdf = several.attachments
    for file, size in ((picture, (80, 40)), (pdf, (SMALL, 340))):
        made = found[small_path(several, file, SMALL)]
        assert isinstance(made, Placed) and made.derive is not None
        with Image.open(io.BytesIO(made.derive(made.source))) as small:
            assert (small.format, small.size) == ("WEBP", size)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\n%%EOF"]
)
def test_a_pdf_that_cannot_be_drawn_is_an_empty_sheet(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with Image.open(io.BytesIO(first_page(tmp_path / "a.pdf"))) as sheet:
        assert sheet.size == (SMALL, 320)


def test_a_file_that_only_seems_to_be_a_picture_cannot_stop_the_build(tmp_path: Path) -> None:
    """A sound header, sound checksums, and pixels that no decoder can make out."""
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0")
    whole = out.getvalue()
    at = whole.index(b"IDAT")
    size = int.from_bytes(whole[at - 4 : at], "big")
    pixels = b"IDAT" + b"\xff" * size
    hostile = whole[:at] + pixels + crc32(pixels).to_bytes(4, "big") + whole[at + 8 + size :]
    (tmp_path / "a.png").write_bytes(hostile)
    assert measure(tmp_path / "a.png").problem == ""
    assert thumbnail(tmp_path / "a.png") == b""
    with pytest.raises(FileNotFoundError):
        thumbnail(tmp_path / "b.png")


def test_a_picture_that_cannot_be_read_is_not_published(workshop: Workshop, content: Path) -> None:
    """Nobody can take out of it where it was taken."""
    folder = submission(1).path.rpartition("/")[0]
    (content / folder / "现场.heic").write_bytes(b"ftypheic")
    bad = submission(
        1, attachments=(Attachment(f"{folder}/现场.heic", "现场.heic", "照片", "heic", 8),), pictures=()
    )
    assert list(plan_files(workshop.catalogue((bad,)), workshop.site, content)) == []


def test_a_page_names_the_smaller_versions_that_are_there(
    workshop: Workshop, content: Path, catalogue: Catalogue, placed: dict[str, Placed]
) -> None:
    one = next(one for one in catalogue.submissions if one.url == "r/school-b/bundle-1/")
    shown = body_pictures(library(catalogue, workshop.site), one, "../../../")["board.png"]
    assert isinstance(shown, Shown) and shown.srcset.count("w,") == 1
    for part in shown.srcset.split(", "):
        address, width = part.split()
        made = placed[address.removeprefix("../../../")]
        assert made.derive is not None
        with Image.open(io.BytesIO(made.derive(made.source))) as picture:
            assert f"{picture.width}w" == width


def test_a_moving_picture_is_shown_whole() -> None:
    assert widths(Picture("a/b.gif", "", 1200, 800)) == ()
    assert widths(Picture("a/b.png", "", 480, 300)) == ()
