"""A library: a file without `[agreement]` whose calendars, rate cards and indexes serve the files it stands beside."""

import tomllib
from decimal import Decimal

from huolto.rules.agreement.header import read_shared
from huolto.rules.agreement.positions import locate
from huolto.rules.agreement.problems import AgreementError
from huolto.rules.agreement.reading import Notebook, Table
from huolto.rules.agreement.weaving import LIBRARY_TABLES


def is_library(text: str) -> bool:
    """Whether the text is TOML with tables that can be shared, and no agreement."""
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return not {"agreement", "extends"} & set(data) and any(key in data for key in LIBRARY_TABLES)


def check_library(text: str, *, source: str) -> None:
    """Read a library by itself; raises `AgreementError` with all its mistakes."""
    plain = text.removeprefix("\ufeff")
    top = Table(tomllib.loads(plain, parse_float=Decimal), (), Notebook(locate(plain)))
    read_shared(top)
    top.allow("language")
    top.close()
    if top.notebook.problems:
        raise AgreementError(top.notebook.problems, source=source)
