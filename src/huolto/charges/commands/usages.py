"""Recording: a happening is kept with who pays, and decided, in one transaction. It is never changed after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from huolto.charges.choices import Stage, UsageKind
from huolto.charges.commands.due import earliest_day
from huolto.charges.deciding import decide_usages, decisions_on
from huolto.charges.events import UsageRecorded
from huolto.charges.models import Decision, RatingDue, Usage
from huolto.charges.rating.reading import happening_of, is_about_item, item_facts
from huolto.charges.rating.register_facts import Stretch, place_at, places_of
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.foundation.events import publish
from huolto.foundation.killpoints import reached
from huolto.parties.models import CostCentre, Organisation
from huolto.parties.payers import payer_of
from huolto.register.models import Item
from huolto.rules.agreement.happenings import HappeningError
from huolto.rules.agreement.vocabulary import VOCABULARY

LONGEST_SOURCE_KEY = 190
"""A key that is about nothing else has the source key as its subject, behind "usage:"."""


@dataclass(frozen=True, kw_only=True)
class NewUsage:
    """What happened. `source_key` names it once for all ("order-line:12"); `facts` are those of its kind.

    `payer` is the customer's payer unless given. The facts of the item (tag, category, model, the site it was at then …)
    are added. With `takes_back` it says that a usage kept before was wrong: neither of the two counts.
    """

    kind: str
    source_key: str
    occurred_at: datetime
    customer: Organisation
    payer: Organisation | None = None
    cost_centre: CostCentre | None = None
    posting_code: str = ""
    item: Item | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    takes_back: Usage | None = None


def taking_back(usage: Usage) -> NewUsage:
    """What says that a kept usage was wrong: the same once more, told as taken back."""
    return NewUsage(
        kind=usage.kind,
        source_key=f"{usage.source_key}:back",
        occurred_at=usage.occurred_at,
        customer=usage.customer,
        payer=usage.payer,
        cost_centre=usage.cost_centre,
        posting_code=usage.posting_code,
        item=usage.item,
        facts=usage.facts,
        takes_back=usage,
    )


@command
def record_usages(*, actor: Actor, usages: Sequence[NewUsage]) -> list[Usage]:
    """Keep these happenings and decide what they mean; one whose source key is known answers the stored one.

    Answers in the order given. Raises InvalidInput for a kind, a fact or a source key that cannot be used.
    """
    if not actor.is_staff_of_provider:
        raise NotAllowed
    places = _places_of(usages)
    rows = {usage.source_key: _row(actor, usage, places) for usage in usages}
    stored, new = _stored(actor, rows)
    reached("charges.usage_stored")
    if new:
        _decide(actor, new)
        _note_due(actor, new)
    reached("charges.usage_decided")
    return [stored[usage.source_key] for usage in usages]


def foresee_usage(*, actor: Actor, usage: NewUsage) -> Decision:
    """What agreements would say of a happening that is not recorded; the decision is not kept.

    Raises InvalidInput as `record_usages` does.
    """
    return foresee_usages(actor=actor, usages=[usage])[0]


def foresee_usages(*, actor: Actor, usages: Sequence[NewUsage]) -> list[Decision]:
    """`foresee_usage` of many, in the order given: agreements are read once for all."""
    places = _places_of(usages)
    return decisions_on(actor.provider, [_row(actor, usage, places) for usage in usages])


def unkept(actor: Actor, usage: NewUsage) -> Usage:
    """A happening as it would be kept; raises InvalidInput as `record_usages` does."""
    return _row(actor, usage, _places_of([usage]))


def _places_of(usages: Sequence[NewUsage]) -> Mapping[int, Sequence[Stretch]]:
    return places_of(usage.item.pk for usage in usages if usage.item is not None)


def _stored(actor: Actor, rows: Mapping[str, Usage]) -> tuple[dict[str, Usage], list[Usage]]:
    """All the usages by source key, and those that were not there before."""
    while True:
        known = Usage.objects.of(actor.provider).filter(source_key__in=list(rows))
        found = {usage.source_key: usage for usage in known.select_related("item", "customer")}
        missing = [row for key, row in rows.items() if key not in found]
        if not missing:
            return found, []
        try:
            with transaction.atomic():
                Usage.objects.bulk_create(missing, batch_size=1000)
        except IntegrityError as error:
            if "usage_source_once" not in str(error):
                raise
            # Somebody recorded one of them at the same moment; theirs is committed now, so look again.
            for row in missing:
                row.pk = None
            continue
        return found | {row.source_key: row for row in missing}, missing


def _row(actor: Actor, usage: NewUsage, places: Mapping[int, Sequence[Stretch]]) -> Usage:
    _require_usable(actor, usage)
    facts = {name: _plain(value) for name, value in usage.facts.items() if value is not None}
    if usage.item is not None:
        known = VOCABULARY[usage.kind].words
        facts = {name: value for name, value in item_facts(usage.item).items() if name in known} | facts
        if place := place_at(places.get(usage.item.pk, ()), usage.occurred_at):
            facts.setdefault("place", place)
        if is_item_kind(usage.kind):
            facts["item"] = usage.item.asset_tag
    try:
        happening_of(usage.source_key, usage.kind, usage.occurred_at, facts)
    except HappeningError as error:
        faults = [{"fact": fact, "message": message} for fact, message in error.faults]
        raise InvalidInput(
            str(error), code="invalid-facts", field="facts", details={"faults": faults}
        ) from error
    return Usage(
        provider=actor.provider,
        kind=usage.kind,
        source_key=usage.source_key,
        occurred_at=usage.occurred_at,
        customer=usage.customer,
        payer=usage.payer or payer_of(usage.customer),
        cost_centre=usage.cost_centre,
        posting_code=usage.posting_code,
        item=usage.item,
        facts=facts,
        takes_back=usage.takes_back,
    )


def is_item_kind(kind: str) -> bool:
    """Whether a usage of this kind with an item is about the item."""
    return is_about_item(Usage(kind=kind, item_id=0))


def _require_usable(actor: Actor, usage: NewUsage) -> None:
    if usage.kind not in UsageKind.values:
        raise InvalidInput(_("“%(kind)s” is no kind of usage.") % {"kind": usage.kind}, field="kind")
    if not usage.source_key or len(usage.source_key) > LONGEST_SOURCE_KEY:
        raise InvalidInput(
            _("A source key has 1 to %(most)s characters.") % {"most": LONGEST_SOURCE_KEY}, field="source_key"
        )
    if usage.occurred_at.tzinfo is None:
        raise InvalidInput(_("The time needs a zone."), field="occurred_at")
    if usage.takes_back is not None and is_about_item(usage.takes_back):
        raise InvalidInput(_("What happened to an item cannot be taken back here."), field="takes_back")
    belongs = (usage.customer, usage.payer, usage.cost_centre, usage.item, usage.takes_back)
    if any(row is not None and row.provider_id != actor.provider_id for row in belongs):
        raise NotVisible


def _decide(actor: Actor, usages: Sequence[Usage]) -> None:
    decisions = decide_usages(actor.provider, usages, stage=Stage.RECORDED)
    publish(
        *(
            UsageRecorded(
                provider_id=actor.provider_id,
                occurred_at=usage.occurred_at,
                customer_id=usage.customer_id,
                person_id=actor.person_id,
                usage_id=usage.pk,
                kind=usage.kind,
                item_id=usage.item_id,
                is_covered=decision.is_covered,
                is_priced=decision.is_priced,
            )
            for usage, decision in zip(usages, decisions, strict=True)
        )
    )


def _note_due(actor: Actor, usages: Sequence[Usage]) -> None:
    earliest: dict[tuple[str, int], date] = {}
    readings = _readings_before(usages)
    for usage in usages:
        about = usage.item_id if is_about_item(usage) else None
        key = ("customer_id", usage.customer_id) if about is None else ("item_id", about)
        day = earliest_day(readings.get(usage.pk, usage.occurred_at))
        earliest[key] = min(day, earliest.get(key, day))
    RatingDue.objects.bulk_create(
        [
            RatingDue(provider=actor.provider, from_on=day, **{name: value})
            for (name, value), day in sorted(earliest.items())
        ],
        batch_size=1000,
    )


def _readings_before(usages: Sequence[Usage]) -> dict[int, datetime]:
    """When the meter was read before, by usage: what a reading counts is spread over the days since then."""
    new = [usage for usage in usages if usage.kind == UsageKind.PAGES and usage.item_id is not None]
    if not new:
        return {}
    rows = Usage.objects.filter(kind=UsageKind.PAGES, item_id__in={usage.item_id for usage in new})
    known = rows.order_by("occurred_at").values_list("item_id", "occurred_at")
    found = {}
    for usage in new:
        before = [at for item_id, at in known if item_id == usage.item_id and at < usage.occurred_at]
        if before:
            found[usage.pk] = before[-1]
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date | datetime) else value
