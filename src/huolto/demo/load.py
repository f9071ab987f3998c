"""Loads the demonstration: invented organisations whose months, orders and invoices end at an anchor date."""

from datetime import date

from django.db import transaction

from huolto.demo import payar, suopursu
from huolto.demo.knowledge import tell
from huolto.demo.parts import DemoPerson
from huolto.foundation.locks import lock_name
from huolto.foundation.models import Provider


def is_loaded() -> bool:
    """Whether the demonstration is in this database."""
    return Provider.objects.filter(slug="suopursu").exists()


@transaction.atomic
def load_demonstration(anchor: date) -> list[DemoPerson]:
    """Make everything in one transaction, all dates counted from `anchor`; answers who can sign in."""
    lock_name("demonstration")
    people = [*suopursu.load(anchor), *payar.load(anchor)]
    tell(anchor)
    return people
