"""`[[example]]`: happenings and what must follow, read from the file and run by really rating them.

    says = "..."; given = [{ kind = "work", ... }]; from = 2026-02-01; until = 2026-03-01
    then = { charges = [{ clause = "...", net = "500.00" }], total = "500.00", decisions = [...], unpriced = ["2"] }

A happening without an `id` is called by its place, "1", "2"; `times = 400` stands for so many alike, each about an item,
person or case of its own. Only the fields given are compared, but every charge must be expected by one row; of other
rows those named must be there, and an empty array says that there are none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from huolto.rules.agreement.happenings import Happening, HappeningError, read_happening
from huolto.rules.agreement.model import Agreement, Example
from huolto.rules.agreement.problems import hint
from huolto.rules.agreement.rating import RatingResult, rate
from huolto.rules.agreement.reading import Table, kind_of
from huolto.rules.agreement.results import charge_row, decision_row, duty_row, notice_row, target_row

CHARGE_FIELDS = (
    "usage",
    "agreement",
    "clause",
    "code",
    "subject",
    "period",
    "quantity",
    "unit",
    "unit_price",
    "net",
    "tax_category",
)
DECISION_FIELDS = ("usage", "covered", "priced", "agreement", "clause", "payer")
TARGET_FIELDS = ("usage", "kind", "strength", "agreement", "clause", "due_at")
NOTICE_FIELDS = ("usage", "clause", "then", "code")
DUTY_FIELDS = ("usage", "agreement", "clause", "kind", "count", "on", "code")
FIELDS = {
    "charges": CHARGE_FIELDS,
    "decisions": DECISION_FIELDS,
    "targets": TARGET_FIELDS,
    "notices": NOTICE_FIELDS,
    "duties": DUTY_FIELDS,
}
"""What each list of an outcome may say of one row."""
OUTCOMES = (*FIELDS, "total", "unpriced")
_NUMBERS = ("quantity", "unit_price", "net")
MOST_TIMES = 10_000


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example went: what was expected and what came, in the shapes of the file."""

    says: str
    ok: bool
    expected: Mapping[str, Any]
    got: Mapping[str, Any]


def read_example(table: Table) -> Example | None:
    """One `[[example]]`, or None when something in it is wrong."""
    before = len(table.notebook.problems)
    says = table.text("says", required=True)
    start, end = table.day("from"), table.day("until")
    if start and end and end <= start:
        table.wrong("until", f"{end} does not lie after `from`, {start}")
    given: list[Happening] = []
    if not table.has("given"):
        table.wrong("given", "`given` is missing; expected an array of happenings")
    for index, row in enumerate(table.tables("given")):
        given += _read_given(row, str(index + 1))
    _check_ids(table, given)
    then = table.table("then", required=True, expected="what must follow, such as { charges = [...] }")
    if then is not None:
        _check_then(then)
    table.close()
    if len(table.notebook.problems) > before or says is None or then is None:
        return None
    return Example(says, table.line, tuple(given), then.data, start, end)


def check(agreement: Agreement, *, below: Sequence[Agreement] = ()) -> list[ExampleResult]:
    """Run every example of an agreement, on top of the agreements `below` if there are any."""
    return [_run(example, (agreement, *below)) for example in agreement.examples]


def _read_given(row: Table, fallback_id: str) -> list[Happening]:
    facts = dict(row.data)
    times = facts.pop("times", 1)
    if not isinstance(times, int) or isinstance(times, bool) or not 1 <= times <= MOST_TIMES:
        row.wrong("times", f"expected a whole number from 1 to {MOST_TIMES}")
        return []
    try:
        first = read_happening(facts, fallback_id=fallback_id)
    except HappeningError as error:
        for fact, message in error.faults:
            row.wrong(fact, message)
        return []
    for fact, close in first.unknown_facts():
        mend = f"did you mean `{close}`?" if close else hint(fact, first.kind.words)
        row.wrong(fact, f"{first.kind.name} has no fact `{fact}`; {mend}")
    if times == 1:
        return [first]
    about = next((fact for fact in first.kind.subject if fact in first.facts), None)
    copies = []
    for number in range(1, times + 1):
        own = {about: f"{first.facts[about]}-{number}"} if about else {}
        copies.append(Happening(f"{first.id}-{number}", first.kind, {**first.facts, **own}))
    return copies


def _check_ids(table: Table, given: Sequence[Happening]) -> None:
    seen: set[str] = set()
    for happening in given:
        if happening.id in seen:
            table.wrong("given", f'two happenings have the id "{happening.id}"')
            return
        seen.add(happening.id)


def _check_then(then: Table) -> None:
    for key, fields in FIELDS.items():
        for row in then.tables(key):
            row.allow(*fields)
            row.close()
            for field in row.data:
                if field in _NUMBERS and not _is_number(row.data[field]):
                    row.wrong(
                        field, f'expected a number as a string, such as "500.00", not {row.data[field]!r}'
                    )
    if then.has("total") and not _is_number(then.raw("total")):
        then.wrong("total", 'expected an amount as a string, such as "500.00"')
    unpriced = then.raw("unpriced")
    if unpriced is not None and not isinstance(unpriced, list):
        then.wrong("unpriced", f"expected an array of ids, found {kind_of(unpriced)}")
    if not any(then.has(key) for key in OUTCOMES):
        then.wrong("", f"expects nothing; write one of {', '.join(OUTCOMES)}")
    then.allow(*OUTCOMES)
    then.close()


def _is_number(value: object) -> bool:
    return isinstance(value, (str, int)) and not isinstance(value, bool) and _number(value) is not None


def _number(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _run(example: Example, stack: Sequence[Agreement]) -> ExampleResult:
    result = rate(stack, example.given, from_=example.from_, until=example.until)
    got = _got(result, example.then)
    ok = all(AGREES[key](expected, got[key]) for key, expected in example.then.items())
    return ExampleResult(example.says, ok, _plain(example.then), got)


def _got(result: RatingResult, then: Mapping[str, Any]) -> dict[str, Any]:
    """Everything that the example speaks of, whole."""
    rows: dict[str, Any] = {
        "charges": [charge_row(charge) for charge in result.charges],
        "decisions": [decision_row(decision) for decision in result.decisions],
        "targets": [target_row(target) for target in result.targets],
        "notices": [notice_row(notice) for notice in result.notices],
        "duties": [duty_row(duty) for duty in result.duties],
        "unpriced": sorted({unpriced.usage for unpriced in result.unpriced}),
        "total": format(result.total_net, "f"),
    }
    return {key: rows[key] for key in rows if key in then or key == "charges"}


def _field_agrees(field: str, expected: object, got: object) -> bool:
    if field in _NUMBERS:
        return _number(expected) == _number(got)
    if field == "on" and isinstance(expected, list):
        return [str(day) for day in expected] == got
    if field == "due_at":
        return _moment_agrees(expected, got)
    if field == "usage" and isinstance(got, list):
        return list(map(str, expected)) == got if isinstance(expected, list) else [str(expected)] == got
    return expected == got


def _moment_agrees(expected: object, got: object) -> bool:
    """Whether an instant is as expected; one without a zone is meant as the clock of the target shows it."""
    if not isinstance(got, str):
        return expected == "none"
    due = datetime.fromisoformat(got)
    wanted = _as_moment(expected)
    if wanted is None:
        return False
    return wanted == (due if wanted.tzinfo else due.replace(tzinfo=None))


def _as_moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        return None


def _row_agrees(expected: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    return all(_field_agrees(field, value, got[field]) for field, value in expected.items())


def _charges_agree(expected: Sequence[Mapping[str, Any]], got: Sequence[Mapping[str, Any]]) -> bool:
    """Whether each row expected has a charge of its own and no charge is left over (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for charge in range(len(got)):
            if charge in tried or not _row_agrees(expected[row], got[charge]):
                continue
            tried.add(charge)
            if charge not in taken or place(taken[charge], tried):
                taken[charge] = row
                return True
        return False

    return len(expected) == len(got) and all(place(row, set()) for row in range(len(expected)))


def _any_agrees(expected: Sequence[Mapping[str, Any]], got: Sequence[Mapping[str, Any]]) -> bool:
    """Whether each row expected is among those that came; none expected at all: nothing may come."""
    if not expected:
        return not got
    return all(any(_row_agrees(row, one) for one in got) for row in expected)


AGREES: dict[str, Callable[[Any, Any], bool]] = {
    "charges": _charges_agree,
    "decisions": _any_agrees,
    "targets": _any_agrees,
    "notices": _any_agrees,
    "duties": _any_agrees,
    "unpriced": lambda expected, got: sorted(map(str, expected)) == got,
    "total": lambda expected, got: _number(expected) == _number(got),
}
"""What an example may expect, and whether that came."""


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, (date, datetime)) else value
