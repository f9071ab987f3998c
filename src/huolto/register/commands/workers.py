"""Who a job works for: the person that asked, with the rights of the moment the job runs."""

import dataclasses

from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.models import Membership, Person
from huolto.parties.queries import actor_of_person


def actor_at_work(provider: Provider, person: Person | None) -> Actor:
    """The person at work now; nobody's work is the program's own. Who may no longer sign in has no rights left."""
    if person is None:
        return Actor.system(provider)
    actor = actor_of_person(person)
    is_here = (
        person.is_active
        and person.organisation.is_active
        and Membership.objects.filter(person=person, is_active=True).exists()
    )
    # Without its own id it does not see what it holds either.
    return actor if is_here else dataclasses.replace(actor, scopes=(), person_id=None)
