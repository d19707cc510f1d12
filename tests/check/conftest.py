"""One small site, and a way to ask it what it says of a submission."""

from pathlib import Path

import pytest
from asking import BUNDLE, FRONT, SECTIONS, Ask
from examples import diagnose, lay

from generator.model.diagnostic import Diagnostic


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Diagnostics of one submission. `front` comes below the usual front matter, `body` below the sections."""

    def asked(
        front: str = "", body: str = "", *, whole: str = "", files: str = "", config: str = ""
    ) -> tuple[Diagnostic, ...]:
        text = whole or f"---\n{FRONT}{front}---\n{SECTIONS}\n{body}"
        settings = f"=== site_config.yml\nextends: example\n{config}\n" if config else ""
        lay(tmp_path, f"{settings}=== {BUNDLE}index.md\n{text}\n{files}")
        return diagnose(tmp_path)

    return asked
