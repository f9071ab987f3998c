"""Reads of agreements: what is in force, what a file says, its examples, its lines beside another version's."""

import difflib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from huolto.agreements.access import agreements_visible_to, versions_visible_to
from huolto.agreements.choices import VersionState
from huolto.agreements.in_force import parsed
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.agreements.stacks import Stack, stacks_along
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.models import Organisation
from huolto.rules.agreement.examples import check
from huolto.rules.agreement.model import Agreement as ParsedAgreement
from huolto.rules.periods import DateInterval


@dataclass(frozen=True)
class DiffLine:
    """One line of two versions side by side: `kind` is " ", "-" (only in the old) or "+" (only in the new)."""

    kind: str
    text: str
    old_number: int | None
    new_number: int | None


def digest_of(source: str) -> str:
    """What tells whether a text is still the same."""
    return hashlib.sha256(source.encode()).hexdigest()


def versions_in_force(provider: Provider, customer: Organisation, during: DateInterval) -> tuple[Stack, ...]:
    """The versions that answer for a customer in these days: stacks with their days, in order."""
    return stacks_along(provider, {customer.pk: customer.path}, during)[customer.pk]


def agreements_of(actor: Actor, customer: Organisation | None = None) -> "QuerySet[Agreement]":
    """Agreements that the actor may read, by customer and code."""
    rows = agreements_visible_to(actor).select_related("customer", "on_top_of")
    if customer is not None:
        rows = rows.filter(customer=customer)
    return rows.order_by("customer__name", "code", "pk")


def versions_of(actor: Actor, agreement: Agreement) -> "QuerySet[AgreementVersion]":
    """Versions of an agreement that the actor may read, the newest first."""
    rows = versions_visible_to(actor).filter(agreement=agreement)
    return rows.select_related("created_by", "activated_by").order_by("-number")


def version_in_force(agreement: Agreement, on: date) -> AgreementVersion | None:
    """The version of one agreement that is in force on a day."""
    rows = AgreementVersion.objects.of(agreement.provider_id)
    return rows.filter(agreement=agreement, state=VersionState.ACTIVE, in_force__contains=on).first()


def example_rows(
    agreement: ParsedAgreement, *, below: Sequence[ParsedAgreement] = ()
) -> list[dict[str, Any]]:
    """The examples of a file, run: rows of {"says", "ok", "expected", "got"}."""
    return [
        {"says": result.says, "ok": result.ok, "expected": dict(result.expected), "got": dict(result.got)}
        for result in check(agreement, below=below)
    ]


def parsed_below(below: Agreement | None) -> list[ParsedAgreement]:
    """The agreements that one stands on, each as its newest version in force, else its newest draft, says."""
    found: list[ParsedAgreement] = []
    current, seen = below, set()
    while current is not None and current.pk not in seen:
        seen.add(current.pk)
        versions = AgreementVersion.objects.filter(agreement=current)
        newest = versions.order_by("state", "-in_force", "-number").first()
        if newest is not None:
            found.append(parsed(newest))
        current = current.on_top_of
    return found


def agreement_named(customer: Organisation, code: str) -> Agreement | None:
    """The agreement of that code that covers a customer: its own, else the nearest organisation's above."""
    chain = _chain(customer)
    rows = Agreement.objects.of(customer.provider_id).filter(code=code, customer_id__in=chain)
    return min(rows, key=lambda agreement: chain.index(agreement.customer_id), default=None)


def codes_over(customer: Organisation) -> list[str]:
    """Codes of the agreements of a customer and of the organisations above it."""
    rows = Agreement.objects.of(customer.provider_id).filter(customer_id__in=_chain(customer))
    return sorted(set(rows.values_list("code", flat=True)))


def stands_on(agreement: Agreement, *, customer_id: int, code: str) -> bool:
    """Whether an agreement is, or stands on, the customer's agreement of that code."""
    current: Agreement | None = agreement
    seen: set[int] = set()
    while current is not None and current.pk not in seen:
        if current.customer_id == customer_id and current.code == code:
            return True
        seen.add(current.pk)
        current = current.on_top_of
    return False


def active_versions_beside(
    agreement: Agreement, below: Agreement | None, during: DateRange
) -> "QuerySet[AgreementVersion]":
    """Active versions of other agreements that may answer in one stack with this one in these days."""
    together = Q(agreement__customer_id=agreement.customer_id) | Q(agreement__on_top_of=agreement)
    if below is not None:
        together |= Q(agreement=below)
    rows = AgreementVersion.objects.of(agreement.provider_id).select_related("agreement")
    return rows.filter(together, state=VersionState.ACTIVE, in_force__overlap=during).exclude(
        agreement=agreement
    )


def lines_between(old: str, new: str) -> list[DiffLine]:
    """The lines of two texts with what went and what came."""
    before, after = old.splitlines(), new.splitlines()
    lines: list[DiffLine] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [DiffLine(" ", before[i], i + 1, j1 + i - i1 + 1) for i in range(i1, i2)]
            continue
        lines += [DiffLine("-", before[i], i + 1, None) for i in range(i1, i2)]
        lines += [DiffLine("+", after[j], None, j + 1) for j in range(j1, j2)]
    return lines


def words_between(old: str, new: str) -> list[tuple[str, str]]:
    """A sentence that was changed, in parts: (" ", what stays), ("-", what went), ("+", what came)."""
    before, after = old.split(" "), new.split(" ")
    parts: list[tuple[str, str]] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append((" ", " ".join(after[j1:j2])))
            continue
        if j2 > j1:
            parts.append(("+", " ".join(after[j1:j2])))
        if i2 > i1:
            parts.append(("-", " ".join(before[i1:i2])))
    return parts


def _chain(customer: Organisation) -> list[int]:
    """The customer and the organisations above it, the nearest first."""
    return [int(part) for part in reversed(customer.path.split("/")) if part] or [customer.pk]
