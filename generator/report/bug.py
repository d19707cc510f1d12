"""What a user is told when the program itself is at fault."""

from __future__ import annotations

import traceback


def explain_bug(error: BaseException) -> str:
    """Chinese words first, the traceback for the developers below."""
    trace = "".join(traceback.format_exception(error))
    return f"程序出错了，这不是稿件的问题。请把下面的内容发给维护者：\n\n{trace}"
