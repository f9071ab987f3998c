"""`[intake]`: which cases an agreement takes: of a mailbox, a queue, chosen by the caller, within hours or outside.

    [intake]
    mailbox = "service-team"; queue = "web"; chosen_by_caller = true; window = { outside = "team" }

What a case was bound to at its intake stands in the fact `bound_to` and wins: that agreement answers, then those below.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.own_days import Laid
from huolto.rules.agreement.reading import Table, kind_of
from huolto.rules.agreement.windows import Window, read_window
from huolto.rules.explanation import Reason
from huolto.rules.worktime.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Intake:
    """What lets a case in; nothing said lets every case in."""

    mailboxes: tuple[str, ...] = ()
    queues: tuple[str, ...] = ()
    is_chosen_by_caller: bool = False
    window: Window | None = None

    @property
    def asks(self) -> frozenset[str]:
        """The facts by which it lets in; besides them only the hours of its window count."""
        named = {"bound_to": True, "mailbox": self.mailboxes, "queue": self.queues}
        asked = named | {"chosen_by_caller": self.is_chosen_by_caller}
        return frozenset(fact for fact, counts in asked.items() if counts)

    def lets_in(self, happening: Happening, agreement_id: str) -> bool:
        """Whether a happening of a case may be answered; one that is about no case always is."""
        if "case" not in happening.kind.facts:
            return True
        if happening.facts.get("bound_to") == agreement_id:
            return True
        for fact, known in (("mailbox", self.mailboxes), ("queue", self.queues)):
            if known and fact in happening.facts and happening.text(fact) not in known:
                return False
        if self.is_chosen_by_caller and happening.facts.get("chosen_by_caller") is not True:
            return False
        return self.window is None or self.window.holds(happening)

    def with_days(self, laid: Laid) -> "Intake":
        """The intake with the provider's own days."""
        return replace(self, window=self.window.with_days(laid)) if self.window else self

    def meets(self, other: "Intake") -> bool:
        """Whether a case could be let in by both."""
        if self.is_chosen_by_caller != other.is_chosen_by_caller:
            return False
        for ours, theirs in ((self.mailboxes, other.mailboxes), (self.queues, other.queues)):
            if ours and theirs and not set(ours) & set(theirs):
                return False
        both = self.window, other.window
        if both[0] and both[1] and both[0].calendar == both[1].calendar:
            return both[0].is_inside == both[1].is_inside
        return True

    def phrases(self) -> list[Reason]:
        """What is let in, in words."""
        found = [Reason("intake.mailbox", {"names": list(self.mailboxes)})] if self.mailboxes else []
        if self.queues:
            found.append(Reason("intake.queue", {"names": list(self.queues)}))
        if self.is_chosen_by_caller:
            found.append(Reason("intake.chosen"))
        return [*found, self.window.phrase] if self.window else found


def read_intake(top: Table, calendars: Mapping[str, WorkCalendar], zone: ZoneInfo) -> Intake:
    """The `[intake]` of a file; what is wrong is noted."""
    table = top.table("intake", expected='a table [intake] with mailbox = "service-team"')
    if table is None:
        return Intake()
    found = Intake(
        mailboxes=_names(table, "mailbox"),
        queues=_names(table, "queue"),
        is_chosen_by_caller=table.truth("chosen_by_caller", default=False),
        window=read_window(table, calendars, zone),
    )
    table.close()
    return found


def _names(table: Table, key: str) -> tuple[str, ...]:
    written = table.raw(key)
    if written is None:
        return ()
    names = written if isinstance(written, list) else [written]
    if not names or not all(isinstance(name, str) and name.strip() for name in names):
        table.wrong(
            key, f'expected a name such as "service-team" or an array of names, found {kind_of(written)}'
        )
        return ()
    return tuple(names)
