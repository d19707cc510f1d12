"""Records that repeat each other are kept once, and stay what they are."""

import msgspec

from generator.cache import Record
from generator.cache.compact import Seen, compact
from generator.model.document import Attachment, Author, Heading
from generator.model.submission import Submission


def decoded(path: str) -> Record:
    """As it comes from a worker: nothing is shared."""
    submission = Submission(
        path=path,
        url="r/a/",
        kind="lesson-plan",
        title="认识时间",
        date="2024-05-06",
        organisation="school-001",
        authors=(Author("王示例", "t1"),),
        terms={"subject": ("math",), "tag": ()},
        fields={"hours": "2"},
        attachments=(Attachment(f"{path}/a.pdf", "a.pdf", "讲义", "pdf", 9),),
        headings=(Heading(2, "s-目标", "目标"), Heading(2, "s-过程", "过程")),
        sections=("目标", "过程"),
        fingerprint=b"\x01" * 128,
    )
    raw = msgspec.msgpack.encode(Record(submission, True, digest="d"))
    return msgspec.msgpack.decode(raw, type=Record)


def test_what_repeats_is_there_once() -> None:
    seen: Seen = {}
    first, second = compact(decoded("a"), seen).submission, compact(decoded("b"), seen).submission
    assert first is not None
    assert second is not None
    for name in ("kind", "date", "organisation", "authors", "sections"):
        assert getattr(first, name) is getattr(second, name), name
    assert first.headings[1] is second.headings[1]
    assert first.terms["subject"] is second.terms["subject"]
    assert first.attachments[0].role is second.attachments[0].role


def test_a_record_stays_what_it_is() -> None:
    seen: Seen = {}
    for path in ("a", "b", "a"):
        assert compact(decoded(path), seen) == decoded(path)
    nameless = Record(None, digest="x")
    assert compact(nameless, seen) is nameless
