"""Submissions examined together come out as each would alone."""

from pathlib import Path

import pytest
from examples import lay

from generator.load.scan import scan
from generator.pipeline import Project, examine, examining, open_project

SCHOOL = "content/submissions/示例学校"
TEXTS = {
    "一": "---\n标题: 认识时间\n类别: 示例课\n单位: 示例学校\n---\n## 目标\n会看整时。\n\n## 过程\n先看后说。\n",
    "二": "---\n标题: 没有类别\n---\n## 目标\n会看半时。\n",
    "三": "没有文头\n",
    "四": "---\n标题: 认识钟面\n类别: 示例课\n---\n## 过程\n![三时整](1.png)\n" + "时" * 400 + "\n",
    "五": "---\n标题：冒号\n---\n正文\n",
}


@pytest.mark.parametrize("together", [(1, 1 << 20), (2, 1 << 20), (32, 1 << 20), (32, 300), (32, 1)])
def test_together_as_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: tuple[int, int]
) -> None:
    laid = "".join(f"=== {SCHOOL}/{name}/index.md\n{text}" for name, text in TEXTS.items())
    lay(tmp_path, f"=== site_config.yml\nextends: example\n{laid}")
    project = open_project(tmp_path / "site_config.yml")
    assert isinstance(project, Project)
    sources = scan(project.content).sources
    alone = [examine(project, one) for one in sources]
    monkeypatch.setattr(examining, "_BATCH", together[0])
    monkeypatch.setattr(examining, "_BATCH_BYTES", together[1])
    assert list(examining.examined(project, sources)) == alone
    assert [one.path for one in alone] == [one.path for one in sources]
    assert len(alone) == len(TEXTS)
    assert len({one.record.diagnostics for one in alone}) > 3
