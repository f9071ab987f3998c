"""Duties: what the provider has to keep, do or show; they cost nothing by themselves. One table each:

    [[stock]] share = "8 %"; of = { category = "phone" }; owner = "customer"; kept_by = "provider"
              refill = { ask = "customer", then = "order" }
    [[visits]] count = 3; per = "term" | "year"; of = { category = "copier" }; from = "scheduled" | "completed"
               merge_within_days = 14
    [[warranty]] part_months = 6; when = { class = "roller" }
    [[loaners]] count = 3; owner = "provider"; kept_at = "customer"
    [[resident]] count = 1; advised_above = 300; calendar = "site"
    [[report]] kind = "consumption"; every = "month"   or after_visit_round = 2
    [exchange] mode = "swap" | "loan" | "by-diagnosis"; repaired_to = "pool" | "user"
               return_to = "repairer" | "centre"; slip = "user-prints" | "enclosed"

What they come to for given devices, visits and parts is worked out in `duty`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from huolto.rules.agreement.calendars import calendar_named
from huolto.rules.agreement.conditions import Condition, read_conditions
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Clause, Header, RatedCharge, RatingContext
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.values import plain
from huolto.rules.explanation import Reason

PARTIES = ("customer", "provider")
SHORTEST_WARRANTY, LONGEST_WARRANTY = 1, 120
ITEM = "item_in_service"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyClause(Clause):
    """One duty: its figures and words by their keys, and which devices or parts it is about."""

    figures: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    share: Decimal | None = None

    @property
    def question(self) -> None:
        """Duties stand by themselves."""
        return

    @property
    def speaks_of(self) -> tuple[str, ...]:
        """No happening is answered by a duty."""
        return ()

    def concerns(self, happening: Happening) -> bool:
        """Whether a device or part is one that the duty is about."""
        return happening.kind.name == self.on and all(c.holds(happening) for c in self.when)

    def missing(self, happening: Happening, agreement: Header) -> str | None:
        """Nothing is priced."""
        return None

    def rate(self, context: RatingContext) -> list[RatedCharge]:
        """No charge."""
        return []

    def phrases(self, agreement: Header) -> list[Reason]:
        """The duty in words, a phrase for each thing that it says."""
        params: dict[str, Any] = dict(self.figures)
        if self.share is not None:
            params["share"] = plain(self.share * 100)
        main = _MAIN_WORD.get(self.kind, "")
        form = self.words.get(main) or ("share" if self.share is not None else "count")
        said = [Reason(f"duty.{self.kind}.{form}", params)]
        said += [
            Reason(f"duty.{key.replace('_', '-')}.{word}") for key, word in self.words.items() if key != main
        ]
        return said + [Reason(f"duty.{key.replace('_', '-')}", params) for key in _OWN_PHRASE & params.keys()]


_MAIN_WORD = {"visits": "per", "report": "kind", "exchange": "mode"}
"""The word that decides which sentence says the duty; the others say it by their share or count."""
_OWN_PHRASE = {"advised_above", "merge_within_days", "after_visit_round"}
"""Figures with a phrase of their own."""


def read_stock(table: Table, header: Header) -> DutyClause | None:
    """One `[[stock]]`."""
    reader = _Duty(table, "stock", ITEM)
    if table.has("share") == table.has("count"):
        table.wrong("share", 'expected share = "8 %" or count = 32')
    reader.figure("count", lowest=1)
    reader.word("owner", PARTIES)
    reader.word("kept_by", PARTIES)
    refill = table.table("refill", expected='{ ask = "customer", then = "order" }')
    if refill is not None:
        refill.choice("ask", PARTIES, required=True)
        if then := refill.choice("then", ("order", "notify"), required=True):
            reader.words["refill_then"] = then
        refill.close()
    return reader.clause(share=_share(table), when=_of(table))


def read_visits(table: Table, header: Header) -> DutyClause | None:
    """One `[[visits]]`."""
    reader = _Duty(table, "visits", ITEM)
    reader.figure("count", lowest=1, required=True)
    per = reader.word("per", ("term", "year"), default="year")
    if per == "term" and (header.term is None or header.term.end is None):
        table.wrong("per", 'per = "term" needs a term with an end in [agreement]; or write per = "year"')
    reader.word("from", ("scheduled", "completed"))
    reader.figure("merge_within_days", lowest=0)
    return reader.clause(when=_of(table))


def read_warranty(table: Table, header: Header) -> DutyClause | None:
    """One `[[warranty]]`."""
    reader = _Duty(table, "warranty", "part")
    months = reader.figure("part_months", lowest=SHORTEST_WARRANTY, required=True)
    if months is not None and months > LONGEST_WARRANTY:
        table.wrong("part_months", f"{months} months are too long; write {LONGEST_WARRANTY} at the most")
    when = read_conditions(table, "part")
    table.allow("when")
    return reader.clause(when=when)


def read_loaners(table: Table, header: Header) -> DutyClause | None:
    """One `[[loaners]]`."""
    reader = _Duty(table, "loaners", ITEM)
    if table.has("share") == table.has("count"):
        table.wrong("count", 'expected count = 3 or share = "2 %"')
    reader.figure("count", lowest=1)
    reader.word("owner", PARTIES)
    reader.word("kept_at", PARTIES)
    return reader.clause(share=_share(table), when=_of(table))


def read_resident(table: Table, header: Header) -> DutyClause | None:
    """One `[[resident]]`."""
    reader = _Duty(table, "resident", ITEM)
    reader.figure("count", lowest=0, required=True)
    reader.figure("advised_above", lowest=1)
    if table.has("calendar"):
        calendar_named(table, "calendar", header.calendars, required=True)
    return reader.clause(when=_of(table))


def read_report(table: Table, header: Header) -> DutyClause | None:
    """One `[[report]]`."""
    reader = _Duty(table, "report", "visit")
    reader.word("kind", ("consumption", "failures", "quality"), required=True)
    reader.word("every", ("month", "quarter", "year"))
    reader.figure("after_visit_round", lowest=1)
    if table.has("every") == table.has("after_visit_round"):
        table.wrong("every", 'expected every = "month" or after_visit_round = 2')
    return reader.clause()


def read_exchange(table: Table, header: Header) -> DutyClause | None:
    """The one `[exchange]`."""
    reader = _Duty(table, "exchange", "exchange")
    reader.word("mode", ("swap", "loan", "by-diagnosis"), required=True)
    reader.word("repaired_to", ("pool", "user"))
    reader.word("return_to", ("repairer", "centre"))
    reader.word("slip", ("user-prints", "enclosed"))
    return reader.clause()


DUTIES: dict[str, Callable[[Table, Header], DutyClause | None]] = {
    "stock": read_stock,
    "visits": read_visits,
    "warranty": read_warranty,
    "loaners": read_loaners,
    "resident": read_resident,
    "report": read_report,
}
"""Duties that are written as arrays of tables."""


class _Duty:
    """One table of a duty while it is read."""

    def __init__(self, table: Table, kind: str, on: str) -> None:
        self.table = table
        self.kind = kind
        self.on = on
        self.before = len(table.notebook.problems)
        self.figures: dict[str, int] = {}
        self.words: dict[str, str] = {}

    def figure(self, key: str, *, lowest: int, required: bool = False) -> int | None:
        """A whole number, kept if it is there."""
        if not self.table.has(key):
            if required:
                self.table.wrong(key, f"`{key}` is missing; expected a whole number")
            self.table.allow(key)
            return None
        self.figures[key] = self.table.whole(key, default=lowest, lowest=lowest)
        return self.figures[key]

    def word(
        self, key: str, known: tuple[str, ...], *, required: bool = False, default: str = ""
    ) -> str | None:
        """One of some words, kept if it is there or has a default."""
        word = self.table.choice(key, known, required=required) or default
        if word:
            self.words[key] = word
        return word or None

    def clause(
        self,
        *,
        share: Decimal | None = None,
        when: tuple[Condition, ...] = (),
    ) -> DutyClause | None:
        """The clause, or None when something in the table is wrong."""
        table = self.table
        clause_id = table.slug("id") or self.kind
        text = table.texts("text")
        table.close()
        if len(table.notebook.problems) > self.before:
            return None
        return DutyClause(
            id=clause_id,
            kind=self.kind,
            line=table.line,
            on=self.on,
            text=text,
            when=when,
            figures=self.figures,
            words=self.words,
            share=share,
        )


def _share(table: Table) -> Decimal | None:
    """A share as "8 %", or as a fraction "0.08"."""
    written = table.raw("share")
    if isinstance(written, str) and "%" not in written:
        return table.amount("share")
    return table.percent("share") if written is not None else None


def _of(table: Table) -> tuple[Condition, ...]:
    """Conditions on the devices that the duty is about."""
    written = table.table("of", expected='conditions on devices such as { category = "phone" }')
    if written is None:
        return ()
    return read_conditions(Table({"when": written.data}, table.path, table.notebook), ITEM)
