"""Stand-ins: somebody says who answers for them while they are away, or their administrator does."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.locks import lock_row
from huolto.parties.access import require_administration
from huolto.parties.commands.organisations import in_same_tree
from huolto.parties.models import Person, StandIn
from huolto.parties.queries import today_at


@command
def name_stand_in(
    *, actor: Actor, person: Person, stand_in: Person, from_on: date, until_on: date
) -> StandIn:
    """Say who answers for a person from one day until before another; the same again answers what stands.

    Raises NotVisible for somebody whom the actor neither is nor administers, InvalidInput where the other is no
    colleague or the days are wrong or taken.
    """
    rows = Person.objects.of(actor.provider).select_related("organisation")
    person = lock_row(rows, person.pk)
    if actor.person_id != person.pk:
        require_administration(actor, person.organisation)
    other = rows.filter(pk=stand_in.pk, is_active=True).first()
    if other is None or not in_same_tree(person.organisation, other.organisation):
        raise InvalidInput(_("Choose a colleague of the same organisation."), field="stand_in")
    if other.pk == person.pk:
        raise InvalidInput(_("Choose somebody else."), field="stand_in")
    if until_on <= from_on:
        raise InvalidInput(_("The last day must come after the first."), field="until_on")
    if until_on <= today_at(actor.provider):
        raise InvalidInput(_("These days are over."), field="until_on")
    standing = StandIn.objects.of(actor.provider).filter(
        person=person, ended_at=None, from_on__lt=until_on, until_on__gt=from_on
    )
    first = standing.select_related("stand_in").first()
    if first is not None:
        if (first.stand_in_id, first.from_on, first.until_on) == (other.pk, from_on, until_on):
            return first
        raise InvalidInput(
            _("%(name)s stands in on some of these days already. End that first.")
            % {"name": first.stand_in.name},
            field="from_on",
        )
    return StandIn.objects.create(
        provider=actor.provider,
        person=person,
        stand_in=other,
        from_on=from_on,
        until_on=until_on,
        named_by_id=actor.person_id,
    )


@command
def end_stand_in(*, actor: Actor, stand_in_id: int) -> StandIn:
    """End it now: by who is stood in for, who stands in, or an administrator. Doing it twice changes nothing."""
    rows = StandIn.objects.of(actor.provider).select_related("person__organisation")
    ended = lock_row(rows, stand_in_id)
    if actor.person_id is None and not actor.is_system:
        raise NotVisible
    if actor.person_id not in (ended.person_id, ended.stand_in_id):
        require_administration(actor, ended.person.organisation)
    if ended.ended_at is None:
        ended.ended_at = timezone.now()
        ended.save(update_fields=["ended_at"])
    return ended
