"""From the text of an agreement file to an `Agreement`, or to all of its mistakes at once with line and key.

Begin at `parse`. Clauses are read by the modules of `clauses`, examples by `examples`.
"""

from collections.abc import Sequence

from huolto.rules.agreement.clauses import CLAUSE_KINDS, SINGLE_TABLES
from huolto.rules.agreement.examples import read_example
from huolto.rules.agreement.header import read_header
from huolto.rules.agreement.intake import read_intake
from huolto.rules.agreement.model import Agreement, Clause, Example
from huolto.rules.agreement.problems import AgreementError
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.toml_text import tables_of
from huolto.rules.agreement.weaving import Woven, weave

LANGUAGE = 1
"""The newest version of the language; older ones stay readable."""


def parse(text: str, *, source: str = "agreement", beside: Sequence[str] = ()) -> Agreement:
    """The agreement that `text` says; raises `AgreementError` with every problem when there is one.

    `beside` are the texts of the files that stand beside it: templates it extends, libraries of calendars and rates.
    """
    text = text.removeprefix("\ufeff")
    woven = weave(tables_of(text, source), text, beside)
    agreement = None if woven.is_adrift else _read(woven, source)
    if woven.notebook.problems or agreement is None:
        raise AgreementError(woven.notebook.problems, source=source)
    return agreement


def _read(woven: Woven, source: str) -> Agreement | None:
    top = Table(woven.data, (), woven.notebook)
    language = _read_language(top)
    header, is_whole = read_header(top)
    intake = read_intake(top, header.calendars, header.zone)
    read = [(table, CLAUSE_KINDS[kind](table, header)) for kind in CLAUSE_KINDS for table in top.tables(kind)]
    read += [
        (table, reader(table, header))
        for kind, reader in SINGLE_TABLES.items()
        if (table := top.table(kind)) is not None
    ]
    read.sort(key=lambda pair: woven.order.get(pair[0].path, (0, pair[0].line)))
    _check_ids(read)
    examples = [read_example(table) for table in top.tables("example")]
    top.allow("language", "extends", "change", "index")
    top.close()
    if not is_whole:
        return None
    return Agreement(
        header=header,
        clauses=tuple(clause for _, clause in read if clause is not None),
        examples=tuple(example for example in examples if isinstance(example, Example)),
        language=language,
        intake=intake,
        source=source,
        extends=woven.extends,
        beside=tuple(woven.used),
        changes=tuple(woven.changes),
        inherited={
            clause.id: woven.inherited[table.path]
            for table, clause in read
            if clause is not None and table.path in woven.inherited
        },
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


def _check_ids(clauses: list[tuple[Table, Clause | None]]) -> None:
    seen: dict[str, int] = {}
    for table, clause in clauses:
        clause_id = clause.id if clause else table.data.get("id")
        if not isinstance(clause_id, str):
            continue
        if clause_id in seen:
            table.wrong(
                "id",
                f'"{clause_id}" is already the id of the clause in line {seen[clause_id]}; give each its own id',
            )
        seen.setdefault(clause_id, table.line)
