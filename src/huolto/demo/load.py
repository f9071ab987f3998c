"""Loads the demonstration: invented organisations whose months, orders and invoices end at an anchor date.

Each provider is a world of its own in a transaction of its own, so they can be loaded side by side, and what was
stopped half-way goes on with those that are missing.
"""

from collections.abc import Callable, Mapping
from datetime import date

from django.db import transaction

from huolto.demo import granhaga, payar, suopursu, vidlokka
from huolto.demo.calendars import enter_days
from huolto.demo.channels import open_channels
from huolto.demo.desk import open_desk
from huolto.demo.diary import Size
from huolto.demo.forms import open_forms
from huolto.demo.guides import open_guides
from huolto.demo.knowledge import tell
from huolto.demo.mails import open_mailboxes
from huolto.demo.parts import DemoPerson
from huolto.foundation.errors import WrongState
from huolto.foundation.locks import lock_name
from huolto.foundation.models import Provider

PROVIDERS: Mapping[str, Callable[[date, Size], list[DemoPerson]]] = {
    "suopursu": suopursu.load,
    "vidlokka": vidlokka.load,
    "granhaga": granhaga.load,
    "payar": payar.load,
}
"""By their short names, in the order in which they are shown."""

WHOLE = Size()


def missing() -> list[str]:
    """Which providers of the demonstration are not in this database."""
    there = set(Provider.objects.filter(slug__in=PROVIDERS).values_list("slug", flat=True))
    return [slug for slug in PROVIDERS if slug not in there]


@transaction.atomic
def load_provider(slug: str, anchor: date, size: Size = WHOLE) -> list[DemoPerson]:
    """Make one provider with all its past, dates counted from `anchor`; answers who can sign in.

    The same anchor and size make the same. Raises WrongState where it is there already.
    """
    lock_name(f"demonstration:{slug}")
    if slug not in missing():
        raise WrongState(f"The demonstration's {slug} is loaded already.")
    people = PROVIDERS[slug](anchor, size)
    provider = Provider.objects.get(slug=slug)
    open_channels(provider, anchor)
    enter_days(provider, anchor)
    open_guides(provider, anchor)
    open_desk(provider, anchor)
    open_mailboxes(provider, anchor)
    open_forms(provider, anchor)
    tell(provider, anchor)
    return people


@transaction.atomic
def load_demonstration(anchor: date, size: Size = WHOLE) -> list[DemoPerson]:
    """Make all of it, one provider after the other, or nothing."""
    return [person for slug in PROVIDERS for person in load_provider(slug, anchor, size)]
