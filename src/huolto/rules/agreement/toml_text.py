"""The tables of a TOML text with exact decimals, or what is wrong with it as TOML: line, key and sentence."""

import re
import tomllib
from decimal import Decimal
from typing import Any

from huolto.rules.agreement.problems import AgreementError, Problem

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def tables_of(text: str, source: str) -> dict[str, Any]:
    """The tables of the text; raises `AgreementError` with one problem where it is not TOML."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise AgreementError([_syntax_problem(str(error), text)], source=source) from error
    except (ValueError, RecursionError) as error:
        # tomllib lets through what Python refuses: numbers of thousands of digits, arrays nested without end.
        problem = Problem(0, "", "holds a number too long or tables nested too deeply to be read")
        raise AgreementError([problem], source=source) from error


def _syntax_problem(message: str, text: str) -> Problem:
    found = _AT_LINE.search(message)
    last_line = text.rstrip().count("\n") + 1
    line = int(found[1]) if found and found[1] else last_line
    written = text.replace("\r\n", "\n").split("\n")[line - 1 : line]
    key = written[0].partition("=")[0].strip(" []\t") if written else ""
    return Problem(line, key, f"is not TOML: {_AT_LINE.sub('', message)}")
