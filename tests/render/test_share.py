"""The picture beside a shared address: the submission's own, else a card; told with its real size."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from generator.model.catalogue import Catalogue
from generator.model.output import Placed
from generator.model.submission import Picture
from generator.render.files import plan_files
from generator.render.share_card import drawn, plan_share_cards
from generator.render.views.library import library
from generator.render.views.share import CARD_SIZE, ShareCard, share_image

from .conftest import Workshop, submission

ROOT = "https://library.example/"


def test_a_picture_of_its_own_is_told_with_the_size_it_has(
    catalogue: Catalogue, workshop: Workshop, content: Path
) -> None:
    one = next(one for one in catalogue.submissions if one.url == "r/school-b/bundle-1/")
    image = share_image(library(catalogue, workshop.site), one)
    placed = {file.path: file for file in plan_files(catalogue, workshop.site, content)}
    made = placed[image.url.removeprefix(ROOT)]
    assert isinstance(made, Placed) and made.derive is not None
    with Image.open(io.BytesIO(made.derive(made.source))) as picture:
        assert picture.size == (image.width, image.height) and picture.width >= 300


@pytest.mark.parametrize("pictures", [(), (Picture("submissions/school-b/bundle-1/a.png", "", 299, 400),)])
def test_without_one_there_is_a_card_and_it_is_drawn(
    workshop: Workshop, pictures: tuple[Picture, ...]
) -> None:
    shelf = library(workshop.catalogue((submission(1, pictures=pictures),)), workshop.site)
    image = share_image(shelf, shelf.catalogue.submissions[0])
    cards = {one.path: one for one in plan_share_cards(shelf)}
    data = b"".join(cards[image.url.removeprefix(ROOT)].render())
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (image.width, image.height) == CARD_SIZE


def test_one_card_serves_all_of_a_subject_and_kind(catalogue: Catalogue, workshop: Workshop) -> None:
    paths = [one.path for one in plan_share_cards(library(catalogue, workshop.site))]
    assert len(paths) == len(set(paths)) < len(catalogue.submissions) / 2


def test_a_machine_without_a_chinese_font_draws_no_boxes() -> None:
    card = ShareCard("x", "数学", "教学设计", "云溪市研修成果库")
    with Image.open(io.BytesIO(drawn(card, None))) as picture:
        assert picture.size == CARD_SIZE and len(picture.getcolors(16) or []) == 3


def test_the_head_names_the_picture_and_its_size(texts: dict[str, str]) -> None:
    page = texts[f"{submission(1).url}index.html"]
    found = dict(
        re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[\w:]*)" content="([^"]*)"', page)
    )
    assert found["og:image"].startswith(ROOT + "thumb/")
    assert (found["og:image:width"], found["og:image:height"]) == ("480", "360")
    assert found["twitter:card"] == "summary"
