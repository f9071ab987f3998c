"""`[[rule]]`: what has to be done besides money and time, such as telling the customer before long work starts.

    on = "estimate"; when = { expected = { over = "3 h" } }; then = "notify-before-start"

Every rule that fits applies. What is expected counts, not what was logged (design.md 4.3).
"""

from dataclasses import dataclass

from huolto.rules.agreement.conditions import read_conditions
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Clause, Header, Notice, RatedCharge, RatingContext
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.vocabulary import POINT_KINDS
from huolto.rules.agreement.windows import read_window
from huolto.rules.explanation import Reason

ACTIONS = (
    "notify-before-start",
    "ask-consent",
    "notify-customer",
    "notify-account-manager",
    "agree-on-time",
    "offer-loaner",
    "remote-first",
    "print-slip",
)
"""What a rule may ask for; whoever acts on it finds the word in the notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleClause(Clause):
    """One rule."""

    then: str

    @property
    def question(self) -> None:
        """Every rule that fits applies."""
        return

    def notice_of(self, happening: Happening, agreement: Header) -> Notice:
        """What is to be done about a happening that fits."""
        params = {"agreement": agreement.id, "clause": self.id}
        return Notice(happening.id, Reason(f"rule.{self.then}", params), clause=self.id, then=self.then)

    def missing(self, happening: Happening, agreement: Header) -> str | None:
        """Nothing has to be known."""
        return None

    def rate(self, context: RatingContext) -> list[RatedCharge]:
        """No charge."""
        return []

    def phrases(self, agreement: Header) -> list[Reason]:
        """The rule in words."""
        return [Reason(f"clause.rule.{self.then}"), Reason(f"clause.each.{self.on}")]


def read(table: Table, header: Header) -> RuleClause | None:
    """One `[[rule]]`, or None when something in it is wrong."""
    before = len(table.notebook.problems)
    on = table.choice("on", POINT_KINDS, required=True)
    then = table.choice("then", ACTIONS, required=True)
    clause_id = table.slug("id") or then
    when = read_conditions(table, on) if on else ()
    text = table.texts("text")
    window = read_window(table, header.calendars, header.zone)
    table.allow("when")
    table.close()
    if len(table.notebook.problems) > before or on is None or then is None or clause_id is None:
        return None
    return RuleClause(
        id=clause_id, kind="rule", line=table.line, on=on, when=when, text=text, window=window, then=then
    )
