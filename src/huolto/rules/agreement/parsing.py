"""From the text of an agreement file to an `Agreement`, or to all of its mistakes at once with line and key.

Begin at `parse`. Clauses are read by the modules of `clauses`, examples by `examples`.
"""

import re
import tomllib
from decimal import Decimal
from typing import Any

from huolto.rules.agreement.clauses import CLAUSE_KINDS, NOT_YET
from huolto.rules.agreement.examples import read_example
from huolto.rules.agreement.header import read_header
from huolto.rules.agreement.model import Agreement, Clause, Example
from huolto.rules.agreement.positions import locate
from huolto.rules.agreement.problems import AgreementError, Problem
from huolto.rules.agreement.reading import Notebook, Table

LANGUAGE = 1
"""The newest version of the language; older ones stay readable."""

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def parse(text: str, *, source: str = "agreement") -> Agreement:
    """The agreement that `text` says; raises `AgreementError` with every problem when there is one."""
    text = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise AgreementError([_syntax_problem(str(error), text)], source=source) from error
    except (ValueError, RecursionError) as error:
        # tomllib lets through what Python refuses: numbers of thousands of digits, arrays nested without end.
        problem = Problem(0, "", "holds a number too long or tables nested too deeply to be read")
        raise AgreementError([problem], source=source) from error
    notebook = Notebook(locate(text))
    agreement = _read(Table(data, (), notebook), source)
    if notebook.problems or agreement is None:
        raise AgreementError(notebook.problems, source=source)
    return agreement


def _syntax_problem(message: str, text: str) -> Problem:
    found = _AT_LINE.search(message)
    last_line = text.rstrip().count("\n") + 1
    line = int(found[1]) if found and found[1] else last_line
    written = text.replace("\r\n", "\n").split("\n")[line - 1 : line]
    key = written[0].partition("=")[0].strip(" []\t") if written else ""
    return Problem(line, key, f"is not TOML: {_AT_LINE.sub('', message)}")


def _read(top: Table, source: str) -> Agreement | None:
    language = _read_language(top)
    header, is_whole = read_header(top)
    _refuse_extends(top)
    intake = _kept(top, "intake")
    clauses = [
        (table, CLAUSE_KINDS[kind](table, header)) for kind in CLAUSE_KINDS for table in top.tables(kind)
    ]
    _check_ids(clauses)
    _refuse_what_is_not_yet(top)
    examples = [read_example(table) for table in top.tables("example")]
    top.allow("language", "extends", *NOT_YET)
    top.close()
    if top.table("agreement") is not None:
        _refuse_extends(Table(top.data["agreement"], ("agreement",), top.notebook))
    if not is_whole:
        return None
    ordered = sorted((clause for _, clause in clauses if clause is not None), key=lambda c: c.line)
    return Agreement(
        header=header,
        clauses=tuple(ordered),
        examples=tuple(example for example in examples if isinstance(example, Example)),
        language=language,
        intake=intake,
        source=source,
    )


def _read_language(top: Table) -> int:
    version = top.whole("language", default=0, lowest=1)
    if not top.has("language"):
        top.wrong("language", f"`language` is missing; write language = {LANGUAGE} in the first line")
    elif version > LANGUAGE:
        top.wrong(
            "language",
            f"version {version} of the language is newer than this program, which reads {LANGUAGE}",
        )
    return version


def _kept(top: Table, key: str) -> dict[str, Any]:
    """A table that is kept as written for those who will read it: intake, calendar."""
    table = top.table(key)
    return dict(table.data) if table else {}


def _check_ids(clauses: list[tuple[Table, Clause | None]]) -> None:
    seen: dict[str, int] = {}
    for table, clause in sorted(clauses, key=lambda pair: pair[0].line):
        clause_id = clause.id if clause else table.data.get("id")
        if not isinstance(clause_id, str):
            continue
        if clause_id in seen:
            table.wrong(
                "id",
                f'"{clause_id}" is already the id of the clause in line {seen[clause_id]}; give each its own id',
            )
        seen.setdefault(clause_id, table.line)


def _refuse_extends(table: Table) -> None:
    table.allow("extends")
    if table.has("extends"):
        table.wrong("extends", "extending a template is not supported yet; write its clauses into this file")


def _refuse_what_is_not_yet(top: Table) -> None:
    for key in NOT_YET:
        if not top.has(key):
            continue
        rows = top.raw(key)
        places: list[tuple[str | int, ...]] = [(key,)]
        if isinstance(rows, list):
            places = [(key, index) for index in range(len(rows))]
        for place in places:
            top.notebook.note(
                place, f"[[{key}]] is part of the language, but this version cannot work with it yet"
            )
