"""The parts of a submission that the tests of the rules put together."""

from collections.abc import Callable

from generator.model.diagnostic import Diagnostic

Ask = Callable[..., tuple[Diagnostic, ...]]
FRONT = "标题: 认识时间\n类别: 示例课\n单位: 示例学校\n"
SECTIONS = "## 目标\n能看懂钟面上的整时和半时。\n\n## 过程\n先看钟面，再说时刻。\n"
BUNDLE = "content/submissions/示例学校/认识时间/"


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    """Codes in the order of their places."""
    return [one.code for one in found]
