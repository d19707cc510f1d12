"""What can go wrong while publishing, said so that a person can act on it.

In: an OSError and the place it struck. Out: a PublishError whose text is Chinese.
Must not: touch files. Whatever is raised here, the published folder is as it was.
"""

from __future__ import annotations

import errno
from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_MOUNTED = {errno.EBUSY, errno.EXDEV}
_KEPT = "已发布的站点没有改动。"


class PublishError(Exception):
    """The environment refused; the text is for users. Exit code 3."""


class PublishLocked(PublishError):
    """Another build is writing the same output folder."""


class PublishDamaged(PublishError):
    """Files that should be in the release are missing or of another size in both trees."""

    def __init__(self, message: str, paths: tuple[str, ...] = ()) -> None:
        super().__init__(message, paths)
        self.message = message
        self.paths = paths
        """Paths to render or place again; passing them as written makes the next commit succeed."""

    def __str__(self) -> str:
        return self.message


def unreadable(error: OSError, source: Path) -> PublishError:
    """The PublishError for a source file that cannot be read."""
    reason = "文件不见了" if isinstance(error, FileNotFoundError) else error.strerror or str(error)
    return PublishError(f"读不出 {source}：{reason}。{_KEPT}请检查该文件后重新生成。")


def refused(error: OSError, place: Path | str) -> PublishError:
    """The PublishError for `error` at `place` (a file or folder, shown as given)."""
    code = error.errno
    if code in _FULL:
        text = f"磁盘空间或配额已用完，写不下 {place}。{_KEPT}请腾出空间后重新生成。"
    elif code == errno.EFBIG:
        text = f"{place} 超过了系统允许的单个文件大小。{_KEPT}请放宽限制或减小文件后重新生成。"
    elif code in _DENIED:
        text = f"没有权限写入 {place}。{_KEPT}请检查该文件夹和它的上级文件夹的写权限后重新生成。"
    elif code in _MOUNTED:
        text = f"{place} 是挂载点或与上级文件夹不在同一磁盘，不能整体替换。{_KEPT}请改用其中的子文件夹。"
    elif code in {errno.EMFILE, errno.ENFILE}:
        text = f"同时打开的文件太多，打不开 {place}。{_KEPT}请减少并行进程数后重新生成。"
    elif code == errno.ENAMETOOLONG:
        text = f"文件名太长，系统不接受：{place}。{_KEPT}请缩短文件夹名或附件名。"
    else:
        text = f"写入 {place} 时系统报错：{error.strerror or error}。{_KEPT}"
    return PublishError(text)
