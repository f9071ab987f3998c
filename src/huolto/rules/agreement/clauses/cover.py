"""`[[cover]]`: what costs the customer nothing; the first that fits answers "is it covered".

tasks = ["advice", "reset"]                         work, faults and requests of these tasks
parts = { class = { not_in = ["drum", "toner"] } }  parts, by class and grade
on = "visit"; when = { type = "periodic" }          any happening, by any of its facts
on = "item_in_service"; when = { category = "phone" }   what lasts: its fees, also those of an agreement below
window = { inside = "team" }                        only within (or outside) a calendar's hours
codes = ["labour"]                                  only these charges on it; without, all of them
"""

from dataclasses import dataclass

from huolto.rules.agreement.conditions import read_conditions, read_one
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import COVER, Clause, Header, RatedCharge, RatingContext
from huolto.rules.agreement.problems import hint
from huolto.rules.agreement.reading import Table, kind_of
from huolto.rules.agreement.vocabulary import POINT_KINDS, SPAN_KINDS, VOCABULARY
from huolto.rules.agreement.windows import read_window
from huolto.rules.explanation import Reason

WITH_TASK = tuple(name for name in POINT_KINDS if "task" in VOCABULARY[name].facts)
PART = "part"
KINDS = (*POINT_KINDS, *SPAN_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverClause(Clause):
    """What is covered: kinds of happening, conditions, a window, and which charges it takes away (none named: all)."""

    kinds: tuple[str, ...]
    codes: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """One clause answers."""
        return COVER

    @property
    def speaks_of(self) -> tuple[str, ...]:
        """The kinds of happening that it may cover."""
        return self.kinds

    def takes(self, code: str) -> bool:
        """Whether it takes the charge of this code away."""
        return not self.codes or code in self.codes

    def missing(self, happening: Happening, agreement: Header) -> str | None:
        """Nothing has to be known to cost nothing."""
        return None

    def rate(self, context: RatingContext) -> list[RatedCharge]:
        """No charge."""
        return []

    def phrases(self, agreement: Header) -> list[Reason]:
        """What is covered, in words."""
        found = [Reason("clause.cover")]
        if self.kinds != WITH_TASK:
            found += [Reason(f"clause.each.{kind}") for kind in self.kinds]
        if self.codes:
            found.append(Reason("clause.cover.codes", {"codes": list(self.codes)}))
        return [*found, self.window.phrase] if self.window else found


def read(table: Table, header: Header) -> CoverClause | None:
    """One `[[cover]]`, or None when something in it is wrong."""
    before = len(table.notebook.problems)
    kinds = _read_kinds(table)
    when = list(read_conditions(table, *kinds)) if kinds else []
    table.allow("when")
    tasks = table.raw("tasks")
    if tasks is not None:
        when += read_one(table, "tasks", "task", WITH_TASK[0], written=tasks)
    parts = table.table("parts", expected='conditions of a part such as { class = ["roller"] }')
    if parts is not None:
        for fact, written in parts.data.items():
            when += read_one(parts, fact, fact, PART, written=written)
    codes = _read_words(table, "codes")
    window = read_window(table, header.calendars, header.zone)
    clause_id = table.slug("id") or _default_id(tasks, parts)
    text = table.texts("text")
    table.close()
    if len(table.notebook.problems) > before or not kinds or clause_id is None:
        return None
    return CoverClause(
        id=clause_id,
        kind="cover",
        line=table.line,
        on=kinds[0],
        when=tuple(when),
        text=text,
        kinds=kinds,
        codes=codes,
        window=window,
    )


def _read_kinds(table: Table) -> tuple[str, ...]:
    if table.has("on"):
        written = table.raw("on")
        names = _read_words(table, "on") if isinstance(written, list) else (table.choice("on", KINDS),)
        unknown = [name for name in names if name is not None and name not in KINDS]
        for name in unknown:
            table.wrong("on", f'unknown kind "{name}"; {hint(name, KINDS)}')
        if table.has("window") and any(name in SPAN_KINDS for name in names):
            table.wrong("window", "what lasts is at no hour of the day; leave out `window`")
        return () if unknown else tuple(name for name in names if name is not None)
    if table.has("parts"):
        if table.has("tasks"):
            table.wrong("parts", "a clause covers tasks or parts; write two clauses")
        return (PART,)
    if not table.has("tasks"):
        table.wrong("", 'covers nothing; write tasks = ["advice"], parts = { ... } or on = "visit"')
        return ()
    return WITH_TASK


def _read_words(table: Table, key: str) -> tuple[str, ...]:
    written = table.raw(key)
    if written is None:
        return ()
    if not isinstance(written, list) or not written or not all(isinstance(word, str) for word in written):
        table.wrong(key, f'expected an array of words such as ["labour"], found {kind_of(written)}')
        return ()
    return tuple(written)


def _default_id(tasks: object, parts: Table | None) -> str:
    first = tasks[0] if isinstance(tasks, list) and tasks else None
    if isinstance(first, str):
        return f"cover-{first}".lower().replace(" ", "-").replace("_", "-")
    return "cover-parts" if parts is not None else "cover"
