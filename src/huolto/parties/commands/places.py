"""Places: sites, floors, rooms, stores and vans, one tree an organisation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.locks import lock_name
from huolto.parties.access import require_administration
from huolto.parties.choices import PlaceKind
from huolto.parties.models import Organisation, Place

KIND_BELOW = (PlaceKind.SITE, PlaceKind.FLOOR, PlaceKind.ROOM)
"""What an imported place is by its depth."""


@dataclass(frozen=True)
class NewPlace:
    """One place of an import by its names from the site inwards: ("Town Hall", "3rd floor", "312")."""

    names: tuple[str, ...]


@command
def create_place(
    *,
    actor: Actor,
    organisation: Organisation,
    name: str,
    kind: str = PlaceKind.SITE,
    parent: Place | None = None,
    code: str = "",
    street: str = "",
    postcode: str = "",
    city: str = "",
) -> Place:
    """Add a place, inside `parent` if given; raises `InvalidInput`."""
    require_administration(actor, organisation)
    if parent is not None and parent.organisation_id != organisation.pk:
        raise InvalidInput(_("The place around it belongs to another organisation."), field="parent")
    place = Place(
        provider=actor.provider,
        organisation=organisation,
        parent=parent,
        kind=kind,
        name=name.strip(),
        code=code.strip(),
        street=street.strip(),
        postcode=postcode.strip(),
        city=city.strip(),
    )
    try:
        place.clean_fields(exclude=["path"])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(messages[0], field=field) from error
    place.save()
    place.path = f"{parent.path if parent else '/'}{place.pk}/"
    place.save(update_fields=["path"])
    return place


@command
def ensure_places(
    *, actor: Actor, organisation: Organisation, places: Iterable[NewPlace]
) -> dict[tuple[str, ...], Place]:
    """Find or make places by name, level by level; answers each wanted place and those around it by their names."""
    require_administration(actor, organisation)
    wanted = {
        names[:depth] for new in places for names in (_clean(new),) for depth in range(1, len(names) + 1)
    }
    lock_name(f"places:{organisation.pk}")
    known = _by_names(Place.objects.of(actor.provider).filter(organisation=organisation))
    for depth in range(1, max(map(len, wanted), default=0) + 1):
        missing = sorted(names for names in wanted if len(names) == depth and names not in known)
        made = Place.objects.bulk_create(
            Place(
                provider=actor.provider,
                organisation=organisation,
                parent=known.get(names[:-1]),
                kind=KIND_BELOW[min(depth, len(KIND_BELOW)) - 1],
                name=names[-1],
            )
            for names in missing
        )
        for names, place in zip(missing, made, strict=True):
            around = known.get(names[:-1])
            place.path = f"{around.path if around else '/'}{place.pk}/"
            known[names] = place
        Place.objects.bulk_update(made, ["path"])
    return {names: known[names] for names in wanted}


def _clean(new: NewPlace) -> tuple[str, ...]:
    return tuple(name.strip() for name in new.names if name.strip())


def _by_names(rows: Iterable[Place]) -> dict[tuple[str, ...], Place]:
    """Places by their names from the outermost inwards; of two with the same names the older one."""
    by_id = {place.pk: place for place in rows}
    known: dict[tuple[str, ...], Place] = {}
    for place in sorted(by_id.values(), key=lambda place: place.pk):
        line = [by_id[int(part)].name for part in place.path.split("/") if part and int(part) in by_id]
        known.setdefault(tuple(line), place)
    return known
