"""Near copies: what makes two texts alike, and what does not."""

import random
from pathlib import Path

import pytest
from asking import BUNDLE, SECTIONS, codes
from examples import diagnose, lay

from generator.check.alike import ALIKE, near_copies
from generator.check.fingerprint import LEAST, SIZE, fingerprint, likeness, own_text
from generator.config.vocabulary import Vocabulary
from generator.intake.scaffold import scaffold
from generator.model.document import Document, FrontMatter, Source, SourceFile
from generator.model.submission import Submission
from generator.pipeline import Project, examine, open_project

_WORDS = "春夏秋冬山水风云花草树木虫鱼鸟兽日月星辰东西南北上下左右前后内外大小多少高低远近轻重快慢"


def text_of(seed: int, length: int = 600) -> str:
    rng = random.Random(seed)
    return "".join(rng.choice(_WORDS) for _ in range(length))


def document(html: str) -> Document:
    return Document(Source(SourceFile("submissions/a/b/index.md", 1, 1)), FrontMatter({}, {}), html=html)


def printed(text: str) -> bytes:
    return fingerprint(document(f"<p>{text}</p>"))


def submission(name: str, text: str, **more: object) -> Submission:
    base = {"path": f"submissions/a/{name}/index.md", "url": "", "kind": "k", "title": name}
    return Submission(**{**base, "fingerprint": printed(text), **more})  # type: ignore[arg-type]


def found(*submissions: Submission) -> list[tuple[str, str]]:
    return [(later.title, earlier.title) for later, earlier, _ in near_copies(submissions)]


def test_the_fingerprint_is_the_same_on_every_machine() -> None:
    """Cached ones are compared with new ones, so neither the seed nor the library's algorithm may drift."""
    assert printed(text_of(1)).hex()[:32] == "22a4cc3898800a214711e86d6535d823"


def test_short_texts_have_none() -> None:
    assert printed(text_of(1, LEAST - 1)) == b""
    assert len(printed(text_of(1, LEAST))) == SIZE


def test_headings_marks_and_placeholders_are_nobodys_words() -> None:
    html = "<h2 id='a'>教学目标</h2><p>读 <b>Poem</b>，&amp;背诵。</p><p>此处填写过程</p><p>（　　　）</p>"
    assert own_text(document(html)) == "读poem背诵"


@pytest.mark.parametrize("share", [0.98, 0.9, 0.7, 0.4, 0.0])
def test_likeness_estimates_the_share_of_equal_runs(share: float) -> None:
    """A text whose end is replaced: the Jaccard likeness is known."""
    kept = round(2000 * share)
    one = text_of(1, 2000)
    other = one[:kept] + text_of(2, 2000 - kept)
    runs, others = ({t[i : i + 4] for i in range(len(t) - 3)} for t in (one, other))
    exact = len(runs & others) / len(runs | others)
    assert likeness(printed(one), printed(other)) == pytest.approx(exact, abs=0.1)


def test_a_text_with_a_few_words_changed_is_found_and_another_is_not() -> None:
    text = text_of(1)
    changed = text[:100] + "另外的话" + text[104:400] + "改了" + text[402:]
    assert found(submission("a", text), submission("b", changed), submission("c", text_of(2))) == [("b", "a")]


def test_the_later_one_is_named_whatever_its_path() -> None:
    text = text_of(1)
    earlier, later = submission("z", text, date="2022-05-01"), submission("a", text, date="2024-05-01")
    undated = submission("b", text)
    assert found(later, undated, earlier) == [("a", "z"), ("b", "z")]
    assert found(earlier, later, undated) == [("a", "z"), ("b", "z")]


def test_drafts_of_one_lesson_are_meant_to_be_alike() -> None:
    text = text_of(1)
    drafts = [
        submission(name, text + text_of(9, 9 * at), lesson="l", fields={"round": name})
        for at, name in enumerate("123")
    ]
    assert found(*drafts) == []
    assert found(*drafts, submission("4", text, lesson="l", fields={"round": "1"})) == [("4", "1")]


def test_an_exact_copy_behind_many_drafts_is_found_still() -> None:
    text = text_of(1)
    drafts = [submission(f"{at:02}", text, lesson="l", fields={"round": str(at)}) for at in range(20)]
    assert found(*drafts, submission("x", text)) == [("x", "00")]


def test_a_thousand_equal_texts_each_name_one() -> None:
    same = submission("a", text_of(1))
    many = [
        Submission(path=f"p{at:04}", url="", kind="k", title=str(at), fingerprint=same.fingerprint)
        for at in range(1000)
    ]
    assert len(list(near_copies(many))) == 999


def test_nearly_all_texts_at_the_threshold_are_found() -> None:
    """Bands miss one pair in 160 at a likeness of 0.85; here all are a little above."""
    rng = random.Random(5)
    missed = 0
    for _ in range(100):
        one = rng.randbytes(SIZE)
        other = bytearray(one)
        for at in rng.sample(range(SIZE), round(SIZE * (1 - ALIKE) - 2)):
            other[at] ^= 1
        pair = [submission(name, "", fingerprint=bytes(p)) for name, p in (("a", one), ("b", other))]
        missed += not list(near_copies(pair))
    assert missed <= 3


def test_two_scaffolds_that_are_not_filled_are_no_copies(tmp_path: Path) -> None:
    """What `yanxiu new` writes is the same for everyone, and none of it is the author's."""
    (tmp_path / "site_config.yml").write_text("extends: school-training\n", "utf-8")
    project = open_project(tmp_path / "site_config.yml")
    assert isinstance(project, Project)
    vocabulary = Vocabulary(project.vocabulary.site)
    for slug in vocabulary.site.kinds:
        path = tmp_path / f"content/submissions/a/{slug}/index.md"
        path.parent.mkdir(parents=True)
        path.write_text(scaffold(slug, vocabulary, {"title": "认识时间"}), "utf-8")
        source = Source(SourceFile(f"submissions/a/{slug}/index.md", path.stat().st_size, 1))
        made = examine(project, source).record.submission
        assert made is not None and made.fingerprint == b"", slug


def test_a_copy_in_another_year_is_reported_with_the_path_and_the_share(tmp_path: Path) -> None:
    page = "---\n标题: {}\n类别: 示例课\n单位: 示例学校\n日期: {}\n---\n" + SECTIONS + text_of(1, 300) + "\n"
    lay(
        tmp_path,
        f"=== {BUNDLE}index.md\n{page.format('认识时间', '2023-04-12')}"
        f"=== content/submissions/第二学校/钟表/index.md\n{page.format('钟表', '2024-04-12')}",
    )
    reported = diagnose(tmp_path)
    assert codes(reported) == ["PL508"]
    assert reported[0].path == "submissions/第二学校/钟表/index.md"
    assert reported[0].message == (
        "全部的文字和“submissions/示例学校/认识时间/index.md”（2023-04-12）“认识时间”相同"
    )
