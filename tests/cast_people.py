"""How people of the cast are made: with a login and their rights."""

from typing import Any

from huolto.foundation.actors import Actor
from huolto.parties.commands import create_person, grant_right, open_login
from huolto.parties.models import Organisation, Person

PASSWORD = "lantern-under-birch-7"


def person_with_login(
    actor: Actor, organisation: Organisation, name: str, address: str, *rights: str, **facts: Any
) -> Person:
    """Somebody who signs in with `PASSWORD`, with rights over their organisation."""
    person = create_person(actor=actor, organisation=organisation, name=name, email=address, **facts)
    open_login(actor=actor, person=person, email=address, password=PASSWORD)
    for right in rights:
        grant_right(actor=actor, person=person, right=right, organisation=organisation)
    return person
