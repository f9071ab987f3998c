"""Who pays for a repair, asked in this order: the maker's warranty, a part's warranty, the agreement, what is passed
on at cost, what is billed; each step leaves its reason (design.md 4.9).
"""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum

from huolto.rules.agreement.happenings import Happening
from huolto.rules.explanation import Reason

REPAIRS = ("part", "repair_quote")
"""Kinds of happening that somebody's warranty may pay for."""

_MAKER = frozenset({"maker", "maker-warranty", "warranty"})
_PART = frozenset({"part", "part-warranty", "supplier", "supplier-warranty"})


class Payer(StrEnum):
    """Who pays."""

    MAKER = "maker"
    SUPPLIER = "supplier"
    AGREEMENT = "agreement"
    CUSTOMER = "customer"
    NOBODY = "nobody"
    """Nothing is to be paid: it was only told, and the agreement says what to do about it."""
    UNDECIDED = "undecided"


def warranty_of(happening: Happening) -> Reason | None:
    """The warranty that pays for a repair, as the reason of a decision; None when none does."""
    if happening.kind.name not in REPAIRS:
        return None
    for step in _warranties(happening):
        if step.code.endswith(".yes"):
            return Reason(step.code.replace("repair.", "decision.").removesuffix(".yes"), step.params)
    return None


def steps_of(
    happening: Happening,
    *,
    cover: Reason | None,
    passed_on: Reason | None,
    billed: Reason | None,
    left_open: Reason | None,
) -> tuple[Reason, ...]:
    """The steps in order, up to the one that paid (or the one that leaves it open)."""
    steps: list[Reason] = []
    for step in _warranties(happening):
        steps.append(step)
        if step.code.endswith(".yes"):
            return (*steps, *(found for found in (passed_on, billed) if found))
    if cover:
        steps.append(cover)
    elif passed_on or billed or left_open:
        steps.append(Reason("repair.not-covered"))
    steps += [found for found in (passed_on, billed, left_open) if found]
    return tuple(steps)


def _warranties(happening: Happening) -> Iterator[Reason]:
    under = happening.text("under")
    yield _warranty(happening, "maker", "warranty_until", known=_known(happening, under))
    if "part_warranty_until" in happening.facts or under in _PART:
        yield _warranty(happening, "part", "part_warranty_until", known=True if under in _PART else None)


def _known(happening: Happening, under: str) -> bool | None:
    if under in _MAKER:
        return True
    said = happening.facts.get("warranty")
    return said if isinstance(said, bool) else None


def _warranty(happening: Happening, whose: str, fact: str, *, known: bool | None) -> Reason:
    """One step: `known` by a plain fact, else by the last day of the warranty; unknown counts as none."""
    until, at = _day(happening.facts.get(fact)), _day(happening.facts.get("at"))
    if known is None and until is not None and at is not None:
        answer = "yes" if at < until else "no"
        return Reason(f"repair.{whose}-warranty-until.{answer}", {"until": until.isoformat()})
    if known is None:
        return Reason(f"repair.{whose}-warranty.unknown")
    return Reason(f"repair.{whose}-warranty.{'yes' if known else 'no'}")


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
