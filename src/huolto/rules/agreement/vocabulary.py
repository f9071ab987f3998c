"""The kinds of happening and their typed facts: the only words that `when` may name.

A kind is a point in time (it has the fact `at`) or a span (`from`, and `to` or `ended`; half-open, an absent end means
still running). `subject` says which facts name what the happening is about, in order of preference.
"""

from dataclasses import dataclass
from enum import StrEnum


class FactType(StrEnum):
    """How a fact is written; in JSON all but numbers and truths are strings."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    MONEY = "amount"
    TRUTH = "true or false"
    MOMENT = "date or time"
    DURATION = "duration"


T, N, W, M, B, D, S = (
    FactType.TEXT,
    FactType.NUMBER,
    FactType.WHOLE,
    FactType.MONEY,
    FactType.TRUTH,
    FactType.MOMENT,
    FactType.DURATION,
)

ITEM_FACTS: dict[str, FactType] = {
    "item": T,
    "category": T,
    "package": T,
    "model": T,
    "product": T,
    "acquisition_model": T,
    "item_kind": T,
}
"""What may be known of an item; they stand on every happening to an item (a snapshot)."""

WARRANTY_FACTS: dict[str, FactType] = {"warranty": B, "warranty_until": D, "part_warranty_until": D}
"""The maker's warranty (known, or until which day) and that of a part fitted before."""

COMMON_FACTS: dict[str, FactType] = {
    "customer": T,
    "payer": T,
    "place": T,
    "cost_centre": T,
    "tax_category": T,
    "confirmed": B,
    "bound_to": T,
    "mailbox": T,
    "queue": T,
    "chosen_by_caller": B,
    "planned_start": D,
}
"""Facts that any happening may carry and any `when` may name."""

OPAQUE_FACTS: dict[str, FactType] = {
    "provider": T,
    "posting_code": T,
    "order": T,
    "request": T,
    "serial": T,
    "asset_tag": T,
    "holder": T,
    "note": T,
    "source": T,
    "recorded_at": D,
}
"""Facts that a happening may carry along for its reader; no clause may decide by them."""


@dataclass(frozen=True, slots=True)
class HappeningKind:
    """One kind of happening: its facts and types, whether it lasts, which facts must be there, whom it is about."""

    name: str
    facts: dict[str, FactType]
    required: tuple[str, ...]
    subject: tuple[str, ...]
    starts: str = "at"
    ends: tuple[str, ...] = ()

    @property
    def is_span(self) -> bool:
        """True of what lasts (in service, enrolled, leased), false of what happens at a moment."""
        return bool(self.ends)

    def type_of(self, fact: str) -> FactType | None:
        """The type of a fact that `when` may name, or None for a word this kind does not know."""
        return self.facts.get(fact) or COMMON_FACTS.get(fact)

    @property
    def words(self) -> tuple[str, ...]:
        """All the facts that `when` may name."""
        return (*self.facts, *COMMON_FACTS)


def _point(
    name: str, facts: dict[str, FactType], required: tuple[str, ...], subject: tuple[str, ...]
) -> HappeningKind:
    return HappeningKind(name, {**facts, "at": D}, ("at", *required), subject)


def _span(
    name: str,
    facts: dict[str, FactType],
    required: tuple[str, ...],
    subject: tuple[str, ...],
    ends: tuple[str, ...] = ("to",),
) -> HappeningKind:
    dated = {**facts, "from": D} | dict.fromkeys(ends, D)
    return HappeningKind(name, dated, ("from", *required), subject, "from", ends)


_KINDS = (
    _point(
        "work",
        {
            "case": T,
            "minutes": W,
            "task": T,
            "skill": T,
            "at_customers_request": B,
            "person": T,
            **ITEM_FACTS,
        },
        ("case", "minutes"),
        ("case",),
    ),
    _span("item_in_service", ITEM_FACTS, ("item",), ("item",)),
    _span("person_enrolled", {"person": T, "level": T, "group": T}, ("person",), ("person",)),
    _point(
        "delivery",
        {**ITEM_FACTS, "cost": M, "price": M, "quantity": N, "person": T},
        (),
        ("item",),
    ),
    _span(
        "lease",
        {**ITEM_FACTS, "lease": T, "lessor": T, "term_months": W, "price": M, "residual": M, "early_end": M},
        ("item",),
        ("item",),
        ("ended",),
    ),
    _point(
        "fault",
        {"case": T, "task": T, "person": T, "critical": B, "level": T, **ITEM_FACTS, **WARRANTY_FACTS},
        (),
        ("case", "item", "person"),
    ),
    _point(
        "request",
        {"case": T, "task": T, "person": T, "priority": T, "critical": B, **ITEM_FACTS},
        (),
        ("case", "item", "person"),
    ),
    _point(
        "part",
        {
            **ITEM_FACTS,
            "case": T,
            "part": T,
            "class": T,
            "grade": T,
            "cause": T,
            "cost": M,
            "price": M,
            "quantity": N,
            "under": T,
            **WARRANTY_FACTS,
        },
        (),
        ("item", "part"),
    ),
    _point(
        "shipment",
        {**ITEM_FACTS, "service": T, "cost": M, "case": T, "person": T},
        (),
        ("case", "item", "service"),
    ),
    _point(
        "packaging",
        {**ITEM_FACTS, "cost": M, "case": T, "person": T, "quantity": N},
        (),
        ("case", "item"),
    ),
    _point("travel", {**ITEM_FACTS, "case": T, "km": N, "minutes": W, "cost": M}, (), ("case", "item")),
    _point(
        "repair_quote",
        {**ITEM_FACTS, "case": T, "amount": M, "cost": M, "accepted": B, **WARRANTY_FACTS},
        (),
        ("case", "item"),
    ),
    _point(
        "estimate", {"case": T, "expected": S, "amount": M, "accepted": B, **ITEM_FACTS}, ("case",), ("case",)
    ),
    _point("visit", {**ITEM_FACTS, "case": T, "type": T}, (), ("item", "case")),
    HappeningKind(
        "pages",
        {**ITEM_FACTS, "meter": T, "at": D, "from": W, "to": W, "count": W},
        ("at", "meter"),
        ("item",),
    ),
    _point("exchange", {**ITEM_FACTS, "case": T, "mode": T, "person": T}, (), ("item", "case")),
    _point("not_returned", {**ITEM_FACTS, "case": T, "price": M}, (), ("item", "case")),
    _point("lease_bought", {**ITEM_FACTS, "lease": T, "price": M}, ("item",), ("item",)),
    _span("pool_unit", {**ITEM_FACTS, "pool": T, "owner": T}, ("item",), ("item",)),
    _point("resident_day", {"person": T}, (), ("place", "person")),
    _span("agreement_in_force", {"agreement": T}, (), ("agreement",)),
)

VOCABULARY: dict[str, HappeningKind] = {kind.name: kind for kind in _KINDS}
"""Every kind of happening by its name."""

POINT_KINDS = tuple(kind.name for kind in _KINDS if not kind.is_span)
"""What happens at a moment."""

SPAN_KINDS = tuple(kind.name for kind in _KINDS if kind.is_span)
"""What lasts: it has fees, not charges."""

TOLD_ONLY = frozenset({"fault", "request", "estimate"})
"""What is told rather than done: it costs something only where a clause says so."""
