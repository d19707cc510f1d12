"""What a build came to, in a few lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.model.outcome import BuildOutcome

_SHOWN_REASONS = 200


def render(outcome: BuildOutcome) -> str:
    """Counts with their units, the held back by code, the time of each step."""
    lines = [f"稿件 {outcome.sources} 份：发布 {outcome.published} 份" + _internal(outcome) + _held(outcome)]
    if outcome.released:
        removed = f"，移除 {outcome.removed} 个" if outcome.removed else ""
        lines.append(f"文件：写入 {outcome.written} 个，未变 {outcome.unchanged} 个{removed}")
    else:
        lines.append("有错误，按 --strict 的要求没有发布；网站保持原样")
    lines.extend(f"注意：{one}" for one in outcome.warnings)
    steps = "，".join(f"{name} {seconds:.2f}" for name, seconds in outcome.seconds.items())
    lines.append(f"用时 {sum(outcome.seconds.values()):.2f} 秒（{steps}）")
    return "".join(f"{line}\n" for line in lines)


def _internal(outcome: BuildOutcome) -> str:
    return f"，内部材料 {outcome.internal} 份（只计数，不公开）" if outcome.internal else ""


def _held(outcome: BuildOutcome) -> str:
    if not outcome.held_back:
        return "，暂缓 0 份"
    codes = Counter(code for one in outcome.held_back for code in {error.code for error in one.errors})
    shown = "、".join(f"{code}×{count}" for code, count in sorted(codes.items()))
    return f"，暂缓 {len(outcome.held_back)} 份（{shown}；主管版在 held-back/ 列出原因）"


def reasons(found: Mapping[str, str]) -> str:
    """One line for each source or output that was done again; the first ones of a long list."""
    lines = [f"{path}：{reason}\n" for path, reason in list(found.items())[:_SHOWN_REASONS]]
    if len(found) > _SHOWN_REASONS:
        lines.append(f"……另有 {len(found) - _SHOWN_REASONS} 处\n")
    return "".join(lines)
