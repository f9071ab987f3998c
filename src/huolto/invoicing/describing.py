"""What a line says of its charge: product or package, tag, holder, day, cost centre; read set-based for a whole run."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from psycopg.types.range import Range

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.catalogue.models import ServicePackage
from huolto.charges.models import Charge, Usage
from huolto.charges.people import names_of_subjects
from huolto.foundation.models import Provider
from huolto.foundation.texts import text_in
from huolto.invoicing.words import heading_of, place_of
from huolto.parties.models import CostCentre, Organisation
from huolto.register.models import Assignment, Item
from huolto.rules.agreement.problems import AgreementError
from huolto.rules.calendars import CalendarSystem
from huolto.rules.formatting import format_date

LONGEST = 300
SHORT_TEXT = 80
"""A clause's own text may stand as the description up to this length; longer ones are quoted by the why."""


class _Thing(NamedTuple):
    """What a line says of an item."""

    asset_tag: str
    name: str


class _Held(NamedTuple):
    """Who had an item, and whose cost centre paid, from when to when."""

    during: Range[datetime]
    customer_id: int
    cost_centre_id: int | None
    holder: str | None


@dataclass(frozen=True)
class LineWords:
    """The texts of one line, and where it stands among the others."""

    heading: str
    reference: str
    description: str
    detail: str
    cost_centre_code: str
    cost_centre_name: str
    place: tuple[Any, ...]


class Describer:
    """Knows the items, holders, packages, clauses and cost centres of many charges; `words` is told per charge.

    Texts come in the active language: enter `override(payer.language)` around.
    """

    def __init__(self, provider: Provider, charges: Sequence[Charge]) -> None:
        self._provider = provider
        item_ids = {charge.item_id for charge in charges if charge.item_id}
        centre_ids = {charge.cost_centre_id for charge in charges if charge.cost_centre_id}
        things = Item.objects.filter(pk__in=item_ids).values_list("pk", "asset_tag", "name")
        self._items = {pk: _Thing(*told) for pk, *told in things.order_by()}
        self._centres = CostCentre.objects.in_bulk(centre_ids)
        self._packages = {row.code: row.name for row in ServicePackage.objects.of(provider)}
        self._assignments = _assignments(item_ids)
        self._people = names_of_subjects(provider, (charge.subject for charge in charges))
        self._facts = _usage_facts(charges)
        self._clauses = _clause_texts({charge.version_id for charge in charges})

    def words(self, charge: Charge, payer: Organisation) -> LineWords:
        """The texts of a charge's line for whoever pays."""
        item = self._items.get(charge.item_id)
        centre = self._centres.get(charge.cost_centre_id)
        package = self._package(charge)
        is_package = bool(package) and charge.code not in ("lease", "purchase")
        own = text_in(self._clauses.get((charge.version_id, charge.clause)), payer.language)
        heading = heading_of("package" if is_package and charge.code == "fee" else charge.code)
        facts = self._facts_of(charge)
        description = package if is_package else (item.name if item else str(facts.get("model", "")))
        if not description:
            description = own if own and len(own) <= SHORT_TEXT else heading
        person = self._people.get(charge.subject)
        # A person's subject is the key of a row, which says nothing to whoever pays.
        reference = item.asset_tag if item else "" if person is not None else charge.subject.partition(":")[2]
        details = [
            item.name if item and is_package else "",
            str(facts.get("request", "")),
            self._day(charge, payer),
            person or self._holder(charge),
        ]
        return LineWords(
            heading=heading[:200],
            reference=reference[:100],
            description=description[:LONGEST],
            detail=", ".join(part for part in details if part)[:LONGEST],
            cost_centre_code=centre.code if centre else "",
            cost_centre_name=centre.name if centre else "",
            place=(
                place_of("package" if is_package else charge.code),
                heading,
                reference or person or "",
                charge.for_period.during.lower,
            ),
        )

    def _facts_of(self, charge: Charge) -> Mapping[str, Any]:
        """The facts of the usage behind a charge, where it is one."""
        ids = [source["usage"] for source in charge.sources if "usage" in source]
        return self._facts.get(ids[-1], {}) if ids else {}

    def _package(self, charge: Charge) -> str:
        codes = [source.get("package") for source in charge.sources if source.get("package")]
        return text_in(self._packages.get(codes[-1])) or str(codes[-1]) if codes else ""

    def _day(self, charge: Charge, payer: Organisation) -> str:
        on = charge.reason.get("params", {}).get("on")
        if not isinstance(on, str):
            return ""
        day = date.fromisoformat(on)
        return format_date(day, payer.language, CalendarSystem(payer.calendar_system))

    def _holder(self, charge: Charge) -> str:
        """Who had the item while it was charged: the last one whose cost centre pays, else the last one at all."""
        during = charge.for_period.during
        rows = [
            row
            for row in self._assignments.get(charge.item_id, ())
            if row.during.lower.date() < during.upper
            and (row.during.upper is None or row.during.upper.date() >= during.lower)
            and row.customer_id == charge.customer_id
        ]
        paying = [row for row in rows if row.cost_centre_id == charge.cost_centre_id]
        held = [row.holder for row in (paying or rows) if row.holder is not None]
        return held[-1] if held else ""


def _assignments(item_ids: Iterable[int]) -> dict[int, list[_Held]]:
    # Values, not rows: a run reads one or more of these an item.
    found: defaultdict[int, list[_Held]] = defaultdict(list)
    rows = Assignment.objects.filter(item_id__in=item_ids).order_by("item_id", "during")
    for item_id, *told in rows.values_list(
        "item_id", "during", "customer_id", "cost_centre_id", "holder__name"
    ):
        found[item_id].append(_Held(*told))
    return found


def _usage_facts(charges: Iterable[Charge]) -> dict[int, dict[str, Any]]:
    ids = {source["usage"] for charge in charges for source in charge.sources if "usage" in source}
    return dict(Usage.objects.filter(pk__in=ids).values_list("pk", "facts")) if ids else {}


def _clause_texts(version_ids: Iterable[int]) -> dict[tuple[int, str], dict[str, str]]:
    """(version, clause) -> the clause's own text by language."""
    texts: dict[tuple[int, str], dict[str, str]] = {}
    for version in AgreementVersion.objects.filter(pk__in=version_ids):
        try:
            clauses = parsed(version).clauses
        except AgreementError:  # a text that this program no longer reads; the charge still stands
            continue
        texts |= {(version.pk, clause.id): dict(clause.text) for clause in clauses}
    return texts
