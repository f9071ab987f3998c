"""Loads the demonstration: invented organisations whose months, orders and invoices end at an anchor date."""

from datetime import date

from django.db import transaction

from huolto.demo import granhaga, payar, suopursu, vidlokka
from huolto.demo.parts import DemoPerson
from huolto.foundation.errors import WrongState
from huolto.foundation.locks import lock_name
from huolto.foundation.models import Provider

PROVIDERS = (suopursu.load, vidlokka.load, granhaga.load, payar.load)


def is_loaded() -> bool:
    """Whether the demonstration is in this database."""
    return Provider.objects.filter(slug="suopursu").exists()


@transaction.atomic
def load_demonstration(anchor: date, *, scale: float = 1.0) -> list[DemoPerson]:
    """Make everything in one transaction, all dates counted from `anchor`; answers who can sign in.

    The same anchor gives the same demonstration; `scale` is the share of its devices that is made. Raises WrongState
    where it is loaded already.
    """
    lock_name("demonstration")
    if is_loaded():
        raise WrongState("The demonstration is loaded already.")
    return [person for load in PROVIDERS for person in load(anchor, scale)]
