"""`[[fee]]`: what something costs a month while it lasts: an item in service, a person, an agreement, a lease.

    per = "item" | "person" | "agreement" | "pool-unit" | "place"; every = "month"; price = "18.40"
    every = "quarter" | "year"; billed = "in-advance"; refund; anchor_day                        (`cycles`)
    days = "in-service" (or "actual": actual days of the month) | "month-started" | "thirty-day-month"; minimum_days = 1
    of = "pages"; meter = "mono"                                 what machines print (`pages`)
    of = "lease"; basis = "term" | "in-service"; price (else the lease's own); early_end = "450" or { share = "50 %" }

    price = { tiers = [...] }; allowance, index, minimum, cap    months of all are counted together (`counted_spans`)

The rates stand in `spans` (days of a month) and `leases` (a term that sums to months × rent).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from huolto.rules.agreement.clauses.counters import Scope
from huolto.rules.agreement.clauses.cycles import CYCLE_KEYS, ONE_DAY, rate_cycles, read_cycle, unit_of
from huolto.rules.agreement.clauses.leases import EarlyEnd, rate_term
from huolto.rules.agreement.clauses.pages import PAGES, PagesClause, read_pages
from huolto.rules.agreement.clauses.spans import rate_spans
from huolto.rules.agreement.clauses.terms import PLAIN, TERM_KEYS, Terms, read_terms
from huolto.rules.agreement.clauses.tiers import Tiers, read_tiers
from huolto.rules.agreement.conditions import read_conditions
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Clause, Header, RatedCharge, RatingContext
from huolto.rules.agreement.reading import Table
from huolto.rules.billing_cycles import Billed, BillingTerms, cycle_of
from huolto.rules.explanation import Reason, money_param
from huolto.rules.proration import Method
from huolto.rules.tax import TaxCategory

PER = {
    "item": "item_in_service",
    "person": "person_enrolled",
    "agreement": "agreement_in_force",
    "pool-unit": "pool_unit",
    "place": "item_in_service",
}
"""Per what a fee is paid, and the happening that says how long."""

LEASE = "lease"
BY_TERM, IN_SERVICE = "term", "in-service"
DAYS = {
    "in-service": Method.ACTUAL_DAYS,
    "actual": Method.ACTUAL_DAYS,
    "month-started": Method.MONTH_STARTED,
    "thirty-day-month": Method.THIRTY_DAY_MONTH,
}
FEE_KEYS = (
    "id",
    "code",
    "per",
    "of",
    "days",
    "minimum_days",
    "basis",
    "early_end",
    *CYCLE_KEYS,
    "when",
    "price",
    "tax",
    "text",
    *TERM_KEYS,
)
PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeClause(Clause):
    """A monthly fee; `basis` is empty but for leases, `price` None when each lease names its own."""

    code: str
    per: str
    price: Decimal | None
    basis: str = ""
    method: Method = Method.ACTUAL_DAYS
    minimum_days: int = 0
    early_end: EarlyEnd | None = None
    terms: Terms = PLAIN
    cycle: BillingTerms | None = None
    tax: str | None = None

    @property
    def question(self) -> None:
        """Fees always apply."""
        return

    @property
    def is_shared(self) -> bool:
        """Whether several items or persons count together, or several items make one place."""
        return self.per == PLACE or self.terms.is_shared(self.on)

    def reach(self, day: date, agreement: Header) -> date:
        """The first day of the windows of its counters, and of the cycle that may be billed now."""
        begun = cycle_of(day - ONE_DAY, self.cycle.rhythm).start if self.cycle is not None else day
        return min(begun, self.terms.since(day, agreement))

    @property
    def ahead(self) -> int:
        """How many months it charges before they are over."""
        return self.cycle.rhythm.months if self.cycle is not None else 0

    @property
    def looks_at(self) -> frozenset[str]:
        """The facts that it asks for; where it counts over months also how long each stay lasts."""
        dated = {"from", "to"} if self.cycle is not None or not self.terms.is_plain else set[str]()
        by = {PLACE} if self.per == PLACE else set[str]()
        return self.conditioned_on | self.terms.counted_by | dated | by

    def subject_of(self, happening: Happening) -> str:
        """What the days of a happening count for, never twice a day."""
        return f"{PLACE}:{happening.text(PLACE)}" if self.per == PLACE else happening.subject

    @property
    def by_term(self) -> bool:
        """True of a lease that runs its term whether used or not."""
        return self.basis == BY_TERM

    def price_of(self, happening: Happening) -> Decimal:
        """The monthly price; a missing fact has been found before."""
        return self.price if self.price is not None else happening.number("price") or Decimal(0)

    def missing(self, happening: Happening, agreement: Header) -> str | None:
        """The fact of a lease without which it has no price or no end."""
        if lacking := self.terms.missing(happening):
            return lacking
        if self.per == PLACE and PLACE not in happening.facts:
            return PLACE
        if self.price is None and happening.number("price") is None:
            return "price"
        return "term_months" if self.by_term and not happening.number("term_months") else None

    def rate(self, context: RatingContext) -> list[RatedCharge]:
        """Charges by cycles, by term, or by the days in service."""
        if self.cycle is not None:
            return rate_cycles(self, self.cycle, context)
        return rate_term(self, context) if self.by_term else rate_spans(self, context)

    def tax_of(self, happening: Happening, agreement: Header) -> str:
        """The clause's own tax category, else the item's, else the agreement's."""
        return self.tax or happening.text("tax_category") or agreement.tax

    def phrases(self, agreement: Header) -> list[Reason]:
        """The price a month in words, then how its days are counted."""
        if self.cycle is not None:
            return self._cycle_phrases(self.cycle, agreement)
        per = f"{self.per}.{self.basis}" if self.basis else self.per
        how = [] if self.by_term else [Reason(f"clause.days.{self._days_word()}")]
        bent = self.terms.phrases(agreement)
        if self.terms.tiers is not None:
            steps = self.terms.tiers.phrases(agreement)
            return [*steps, Reason(f"clause.fee.{per}.steps"), *how, *bent]
        if self.price is None:
            return [Reason(f"clause.fee.{per}.own-price"), *how, *bent]
        price = money_param(self.price, agreement.currency)
        return [Reason(f"clause.fee.{per}", {"price": price}), *how, *bent]

    def _cycle_phrases(self, cycle: BillingTerms, agreement: Header) -> list[Reason]:
        if self.terms.tiers is not None:
            told = self.terms.tiers.phrases(agreement)
        else:
            price = money_param(self.price or Decimal(0), agreement.currency)
            told = [Reason("clause.charge.fixed", {"price": price})]
        told.append(Reason(f"clause.cycle.per.{self.per}"))
        told.append(Reason(f"counter.every.{unit_of(cycle)}"))
        told.append(Reason(f"clause.cycle.{cycle.billed}"))
        if cycle.billed is Billed.IN_ADVANCE:
            told.append(Reason("clause.cycle.refund" if cycle.refund else "clause.cycle.no-refund"))
        return [*told, *self.terms.phrases(agreement)]

    def _days_word(self) -> str:
        if self.method is not Method.ACTUAL_DAYS:
            return self.method.replace("_", "-")
        return "item" if self.basis or self.per == PLACE else self.per


def read(table: Table, header: Header) -> FeeClause | PagesClause | None:
    """One `[[fee]]`, or None when something in it is wrong."""
    if table.data.get("of") == PAGES and not table.has("per"):
        return read_pages(table, header)
    before = len(table.notebook.problems)
    per = _read_per(table)
    is_lease = per == LEASE
    clause_id = table.slug("id") or (f"fee-{per}" if per else None)
    code = table.slug("code") or (LEASE if is_lease else "fee")
    cycle = read_cycle(table, header)
    basis = _read_basis(table, is_lease=is_lease)
    method = _read_days(table, basis)
    minimum_days = table.whole("minimum_days", default=0)
    table.allow("when")
    when = read_conditions(table, PER.get(per, LEASE)) if per else ()
    tiers = _read_steps(table, header) if isinstance(table.data.get("price"), dict) else None
    price = table.amount("price", required=per is not None and not is_lease) if tiers is None else Decimal(0)
    terms = _read_terms(table, header, per, basis, tiers)
    _check_cycle(table, cycle, is_lease=is_lease)
    early_end = _read_early_end(table, basis)
    tax = table.choice("tax", TaxCategory)
    text = table.texts("text")
    table.allow(*FEE_KEYS)
    table.close()
    if len(table.notebook.problems) > before or per is None or clause_id is None:
        return None
    return FeeClause(
        id=clause_id,
        kind="fee",
        line=table.line,
        on=PER.get(per, LEASE),
        when=when,
        text=text,
        code=code,
        per=per,
        price=price,
        basis=basis,
        method=method,
        minimum_days=minimum_days,
        early_end=early_end,
        terms=terms,
        cycle=cycle,
        tax=tax,
    )


def _check_cycle(table: Table, cycle: BillingTerms | None, *, is_lease: bool) -> None:
    if cycle is None:
        return
    if is_lease:
        keys = ", ".join(key for key in CYCLE_KEYS if table.has(key))
        table.wrong("of", f"a lease is charged by its months; leave out {keys}")
    if table.has("minimum_days"):
        table.wrong("minimum_days", "a fee by cycles has no minimum_days; leave it out")
    if table.data.get("days") in ("thirty-day-month", "thirty_day_month") and cycle.rhythm.months > 1:
        table.wrong("days", "a 30-day month is no measure of a longer cycle; leave it out")


def _read_steps(table: Table, header: Header) -> Tiers | None:
    price = table.table("price", expected='a price such as "18.40", or { tiers = [...] }')
    return read_tiers(price, header, scope=Scope.AGREEMENT) if price else None


def _read_terms(table: Table, header: Header, per: str | None, basis: str, tiers: Tiers | None) -> Terms:
    if basis == BY_TERM:
        for key in (*TERM_KEYS, *(("price",) if isinstance(table.data.get("price"), dict) else ())):
            if table.has(key):
                table.wrong(
                    key, f'a lease with basis = "term" costs months times its rent; leave out `{key}`'
                )
        table.allow(*TERM_KEYS)
        return PLAIN
    own = {"person": Scope.PERSON, PLACE: Scope.PLACE, "agreement": Scope.AGREEMENT}
    return read_terms(
        table, header, scope=own.get(per or "", Scope.ITEM), tiers=tiers, without=("surcharge",)
    )


def _read_per(table: Table) -> str | None:
    if table.has("per") and table.has("of"):
        table.wrong("of", "a fee has `per` or `of`, not both")
        return None
    if table.has("of"):
        return table.choice("of", (LEASE, PAGES))
    if not table.has("per"):
        table.wrong("per", f'`per` is missing; expected one of {", ".join(PER)}, or of = "lease" or "pages"')
        return None
    return table.choice("per", PER)


def _read_basis(table: Table, *, is_lease: bool) -> str:
    if table.has("basis") and not is_lease and table.has("per"):
        table.wrong("basis", 'only a fee of = "lease" has a basis')
    return table.choice("basis", (BY_TERM, IN_SERVICE), required=is_lease) or ""


def _read_days(table: Table, basis: str) -> Method:
    if basis == BY_TERM and (table.has("days") or table.has("minimum_days")):
        key = "days" if table.has("days") else "minimum_days"
        table.wrong(key, f'a lease with basis = "term" runs its term, used or not; leave out `{key}`')
    return DAYS[table.choice("days", DAYS) or "in-service"]


def _read_early_end(table: Table, basis: str) -> EarlyEnd | None:
    written = table.raw("early_end")
    if written is None:
        return None
    if basis != BY_TERM:
        table.wrong("early_end", 'only a lease with basis = "term" can end early')
        return None
    if not isinstance(written, dict):
        amount = table.amount("early_end")
        return None if amount is None else EarlyEnd(amount=amount)
    early_end = table.table("early_end")
    if early_end is None:
        return None
    share = early_end.percent("share", required=True)
    early_end.close()
    return None if share is None else EarlyEnd(share=share)
