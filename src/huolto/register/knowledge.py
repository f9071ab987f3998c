"""Who knew what when: an item's dated facts as of one day as they were known on another. Begin at `known_facts`.

Read from the kept history of the dated rows, so that it says what the register would have answered on that day.
Both days are meant at their end where the provider is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.history import person_of
from huolto.foundation.models import Provider
from huolto.foundation.pages import Text
from huolto.register.access import VISIBLE
from huolto.register.models import Item
from huolto.register.tenures import customers_of
from huolto.register.timeline import FIELD_LABELS, Names

ASSIGNED = ("holder_id", "payer_id", "cost_centre_id", "posting_code")
FIELDS = (*ASSIGNED, "place_id", "package_id")
_CHAINS: dict[str, tuple[str, ...]] = {
    "AssignmentEvent": ("customer_id", *ASSIGNED),
    "PlacementEvent": ("place_id",),
    "ServiceIntervalEvent": ("customer_id", "package_id"),
}


@dataclass(frozen=True)
class Version:
    """What one kept row said from the instant that it was recorded; `values` None says that it was taken away."""

    table: str
    row: int
    order: int
    recorded_at: datetime
    start: datetime | None
    end: datetime | None
    values: dict[str, Any] | None
    person_id: int | None = None


@dataclass(frozen=True)
class Facts:
    """Whose an item was, and the values of `FIELDS`; `in_service` says whether it was. No customer: not there."""

    customer_id: int | None = None
    in_service: bool = False
    values: tuple[tuple[str, Any], ...] = ()

    def get(self, name: str) -> Any:
        """One value."""
        return dict(self.values).get(name)


@dataclass(frozen=True)
class KnownFact:
    """One fact for a page: as known then, as known now, and the sentence of what came between, if it differs."""

    label: Text
    then: str
    now: str
    recorded_at: datetime | None = None
    by: str = ""

    @property
    def differs(self) -> bool:
        """Whether what was known changed since."""
        return self.then != self.now


@dataclass(frozen=True)
class Knowledge:
    """An item as of a day, as known on another; `was_there` is about then, `is_there` about what is known now."""

    as_of: date
    known_on: date
    was_there: bool
    is_there: bool
    facts: tuple[KnownFact, ...]


def versions_of(item: Item) -> list[Version]:
    """Every version of the item's dated rows, in the order in which they were recorded; three queries."""
    found: list[Version] = []
    for table, names in _CHAINS.items():
        rows = apps.get_model("register", table)._default_manager.filter(item_id=item.pk)
        for row in rows.select_related("pgh_context").order_by("pgh_id"):
            is_gone = row.pgh_label == "delete"
            found.append(
                Version(
                    table=table,
                    row=row.pgh_obj_id,
                    order=row.pgh_id,
                    recorded_at=row.pgh_created_at,
                    start=row.during.lower,
                    end=row.during.upper,
                    values=None if is_gone else {name: getattr(row, name) for name in names},
                    person_id=person_of(row),
                )
            )
    return sorted(found, key=lambda version: (version.recorded_at, version.table, version.order))


def facts_at(versions: Iterable[Version], *, as_of: datetime, known_at: datetime) -> Facts:
    """What held just before `as_of`, of all that was recorded before `known_at`."""
    latest: dict[tuple[str, int], Version] = {}
    for version in versions:
        if version.recorded_at < known_at:
            key = (version.table, version.row)
            if key not in latest or latest[key].order < version.order:
                latest[key] = version
    values: dict[str, Any] = {}
    customer_id: int | None = None
    in_service = False
    for version in latest.values():
        if version.values is None or not _holds_before(version, as_of):
            continue
        if version.table == "AssignmentEvent":
            customer_id = version.values["customer_id"]
        in_service = in_service or version.table == "ServiceIntervalEvent"
        values |= {name: value for name, value in version.values.items() if name != "customer_id"}
    kept = tuple((name, values.get(name)) for name in FIELDS)
    return Facts(customer_id, in_service, kept) if customer_id is not None else Facts()


def known_facts(actor: Actor, item: Item, *, as_of: date, known_on: date) -> Knowledge:
    """The page's facts for an actor that may see the item; another customer's time says nothing."""
    versions = versions_of(item)
    at, then_at, now_at = (
        day_end(actor.provider, as_of),
        day_end(actor.provider, known_on),
        timezone.now() + timedelta(seconds=1),
    )
    then = _readable(actor, facts_at(versions, as_of=at, known_at=then_at))
    now = _readable(actor, facts_at(versions, as_of=at, known_at=max(then_at, now_at)))
    turns = {
        name: _turn(versions, name, as_of=at, since=then_at)
        for name in (*FIELDS, "in_service")
        if _value(then, name) != _value(now, name)
    }
    mentioned = [(name, facts.get(name)) for facts in (then, now) for name in FIELDS]
    mentioned += [("holder_id", turn.person_id) for turn in turns.values() if turn]
    names = Names(actor, mentioned)

    def written(facts: Facts, name: str) -> str:
        if facts.customer_id is None:
            return _("not here")
        if name == "in_service":
            return _("yes") if facts.in_service else _("no")
        return names.of(name, facts.get(name))

    lines = []
    for name in (
        "holder_id",
        "place_id",
        "payer_id",
        "cost_centre_id",
        "posting_code",
        "in_service",
        "package_id",
    ):
        turn = turns.get(name)
        lines.append(
            KnownFact(
                label=_("In service") if name == "in_service" else FIELD_LABELS[name],
                then=written(then, name),
                now=written(now, name),
                recorded_at=turn.recorded_at if turn else None,
                by=names.person(turn.person_id) if turn else "",
            )
        )
    return Knowledge(as_of, known_on, then.customer_id is not None, now.customer_id is not None, tuple(lines))


def day_end(provider: Provider, day: date) -> datetime:
    """The instant at which a day ends where the provider is."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(provider.zone))


def _holds_before(version: Version, at: datetime) -> bool:
    """Whether the row's time reaches up to the last moment before `at`."""
    is_empty = version.start is not None and version.start == version.end
    return (
        not is_empty
        and (version.start is None or version.start < at)
        and (version.end is None or at <= version.end)
    )


def _readable(actor: Actor, facts: Facts) -> Facts:
    if VISIBLE.is_for_all(actor) or facts.customer_id in customers_of(actor):
        return facts
    return Facts()


def _value(facts: Facts, name: str) -> Any:
    if name == "in_service":
        return (facts.customer_id is not None, facts.in_service)
    return (facts.customer_id is not None, facts.get(name))


def _turn(versions: Sequence[Version], name: str, *, as_of: datetime, since: datetime) -> Version | None:
    """What was recorded last of those that brought the value known now."""
    found: Version | None = None
    before = _value(facts_at(versions, as_of=as_of, known_at=since), name)
    later = [version for version in versions if version.recorded_at >= since]
    for moment in dict.fromkeys(version.recorded_at for version in later):
        after = _value(facts_at(versions, as_of=as_of, known_at=moment + timedelta(microseconds=1)), name)
        if after != before:
            found = next(version for version in later if version.recorded_at == moment)
            before = after
    return found
