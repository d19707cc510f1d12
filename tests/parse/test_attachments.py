"""Attachments read again by the rules that bind the document."""

from generator.model.document import Attachment, Document, FrontMatter, Link, Node, Source, SourceFile
from generator.model.kind import AttachmentRule
from generator.parse.attachments import with_rules

FOLDER = "submissions/a/b"
FILES = tuple(SourceFile(f"{FOLDER}/{name}", 5, 1) for name in ("1.jpg", "名单.pdf", "说明.pdf"))


def document(attachments: Node | None = None) -> Document:
    fields = {"attachments": attachments} if attachments else {}
    source = Source(SourceFile(f"{FOLDER}/index.md", 9, 1), FILES)
    return Document(source, FrontMatter(fields, fields), pictures=(Link("./1.jpg", "图", 0),))


def read(attachments: Node | None = None, *, visibility: str = "internal") -> list[tuple[str, str, bool]]:
    rules = (AttachmentRule(role="名单", visibility=visibility),)  # type: ignore[arg-type]
    made = with_rules(document(attachments), rules, {"pdf": "文档"})
    return [(one.name, one.role, one.internal) for one in made.attachments]


def test_the_role_in_a_file_name_counts_and_pictures_of_the_body_do_not() -> None:
    assert read() == [("名单.pdf", "名单", True), ("说明.pdf", "文档", False)]
    assert read(visibility="public") == [("名单.pdf", "名单", False), ("说明.pdf", "文档", False)]


def test_captions_are_hidden_with_their_film_and_are_not_it() -> None:
    files = tuple(SourceFile(f"{FOLDER}/录像.{kind}", 5, 1) for kind in ("mp4", "vtt"))
    source = Source(SourceFile(f"{FOLDER}/index.md", 9, 1), files)
    rules = (AttachmentRule(role="录像", visibility="internal"),)
    made = with_rules(Document(source, FrontMatter({}, {})), rules, {"vtt": "字幕"})
    assert [(one.role, one.internal) for one in made.attachments] == [("录像", True), ("字幕", True)]


def scalar(text: str) -> Node:
    return Node("scalar", 3, 1, text)


def test_what_the_author_declares_goes_before_the_name() -> None:
    entries = ((scalar("文件"), scalar("说明.pdf")), (scalar("角色"), scalar("名单")))
    assert read(Node("map", 3, 1, entries=entries)) == [
        ("说明.pdf", "名单", True),
        ("名单.pdf", "名单", True),
    ]


def test_a_declared_file_that_is_not_there_keeps_its_line() -> None:
    made = with_rules(document(scalar("没有.pdf")), (), {})
    assert made.absent == (Link("没有.pdf", "", 3),)
    assert made.attachments[0] == Attachment(f"{FOLDER}/名单.pdf", "名单.pdf", "附件", "pdf", 5)
