"""Cells of a workbook (`.xlsx`, `.xls`, `.ods`) as the texts that people see in it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

SUFFIXES = (".xlsx", ".xls", ".ods")
_LARGEST = 50 * 1024 * 1024
"""Bytes. A roster of 60,000 people has 5 MB; more than this is something else."""
Lines = list[tuple[int, list[str]]]


def read_workbook(path: Path) -> tuple[list[Lines], list[tuple[int, str]]]:
    """(row, cells) of every sheet that is not empty, in order, and what could not be read.

    Rows are numbered as Excel numbers them.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        raw = path.read_bytes()
        if len(raw) > _LARGEST:
            return [], [(1, "文件太大，名册不会有这么大")]
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except PasswordError:
        return [], [(1, "工作簿加了密码，请去掉密码再存一次")]
    except OSError as error:
        return [], [(1, error.strerror or "工作簿打不开，可能已经损坏，请用 Excel 打开后另存一份")]
    except CalamineError:
        return [], [(1, "工作簿打不开，可能已经损坏，请用 Excel 打开后另存一份")]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # a panic of the decoder (Rust) is no Exception
        return [], [(1, "工作簿打不开，可能已经损坏，请用 Excel 打开后另存一份")]
    tables = [[(row, [shown(cell) for cell in cells]) for row, cells in enumerate(one, 1)] for one in sheets]
    return [kept for one in tables if (kept := [(row, cells) for row, cells in one if any(cells)])], []


def shown(cell: object) -> str:
    """`1.0` → `1`, a day → ISO, a moment → ISO with its time."""
    match cell:
        case None:
            return ""
        case bool():
            return "是" if cell else "否"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return str(cell).strip(" \t\r\n\u3000\ufeff\xa0")
