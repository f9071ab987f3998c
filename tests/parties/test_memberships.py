"""Which of its memberships a login acts as."""

from datetime import UTC, datetime

from cast import Cast
from huolto.parties.commands import open_login
from huolto.parties.models import Membership
from huolto.parties.queries import actor_of, memberships_of


def test_of_two_memberships_at_one_provider_the_chosen_one_acts_else_the_one_used_last(cast: Cast) -> None:
    login = cast.user(cast.school_orderer)
    never_used = open_login(actor=cast.system(), person=cast.inspector, email=login.email)
    assert cast.system().provider == cast.suopursu
    used = Membership.objects.get(user=login, person=cast.school_orderer)
    used.last_used_at = datetime(2026, 2, 1, tzinfo=UTC)
    used.save()
    memberships = list(memberships_of(login))

    def person(chosen: int | None = None) -> int | None:
        actor = actor_of(memberships, provider=cast.suopursu, membership_id=chosen)
        return actor.person_id if actor else None

    assert person() == cast.school_orderer.pk
    assert person(never_used.pk) == cast.inspector.pk
    assert person(0) == cast.school_orderer.pk
    assert actor_of(memberships, provider=cast.payar) is None
