"""Chinese for the messages that click, not this project, writes: usage, options, errors of use.

In: nothing. Out: the process's gettext domain points here and asks for Chinese, whatever
the language of the terminal. To be called by the command's entry alone, before commands
are defined (click translates some names when it makes them); importing has no effect.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

FOLDER = Path(__file__).parent
DOMAIN = "messages"
"""The domain that click asks: gettext's default, which it does not change."""


def speak_chinese() -> None:
    """From here on click speaks Chinese in this process."""
    # gettext takes the language from the environment only; LANGUAGE comes before LANG and LC_ALL.
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
