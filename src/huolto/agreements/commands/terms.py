"""The days of a version: taken back before it begins, ended, renewed. What it says never changes."""

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.agreements import queries
from huolto.agreements.access import require_activating
from huolto.agreements.choices import VersionState
from huolto.agreements.events import DaysChanged, VersionEnded, VersionRenewed, VersionWithdrawn
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.events import publish
from huolto.foundation.localisation import figure, written_day
from huolto.foundation.locks import lock_row, lock_rows
from huolto.parties.queries import today_at


@command
def withdraw_version(*, actor: Actor, version: AgreementVersion) -> AgreementVersion:
    """Take back a version that is to begin later; what it would have ended goes on as before.

    It stays among the versions, never in force. Raises WrongState once its first day has come.
    """
    locked = _in_force(actor, version)
    begins = locked.in_force.lower
    if begins is None or begins <= today_at(actor.provider):
        raise WrongState(_("This version has begun already; end it on a day, or put another one in force."))
    locked.in_force = DateRange(empty=True)
    locked.withdrawn_at = timezone.now()
    locked.save(update_fields=["in_force", "withdrawn_at"])
    earlier = AgreementVersion.objects.of(actor.provider).filter(agreement_id=locked.agreement_id)
    for one in lock_rows(earlier, [int(pk) for pk in locked.cut_short]):
        start, end = (date.fromisoformat(day) if day else None for day in locked.cut_short[str(one.pk)])
        is_untouched = one.in_force.isempty if start == begins else one.in_force.upper == begins
        # Where its days were changed since, those hold.
        if is_untouched and one.withdrawn_at is None:
            one.in_force = DateRange(start, end)
            one.save(update_fields=["in_force"])
    _tell(VersionWithdrawn, actor, locked, from_on=begins)
    return locked


@command
def end_version(*, actor: Actor, version: AgreementVersion, until_on: date) -> AgreementVersion:
    """Let a version be in force up to but not with a day; raises InvalidInput where it would not end earlier."""
    locked = _in_force(actor, version)
    begins, ends = locked.in_force.lower, locked.in_force.upper
    if begins is not None and until_on <= begins:
        raise InvalidInput(
            _("It begins on %(day)s; the end must lie after that.") % {"day": written_day(begins)},
            field="until_on",
        )
    if ends is not None and until_on >= ends:
        raise InvalidInput(
            _("It ends on %(day)s already; renew it if it is to go on.") % {"day": written_day(ends)},
            field="until_on",
        )
    locked.in_force = DateRange(begins, until_on)
    locked.save(update_fields=["in_force"])
    _tell(VersionEnded, actor, locked, from_on=until_on)
    return locked


@command
def renew_version(
    *, actor: Actor, version: AgreementVersion, until_on: date | None = None
) -> AgreementVersion:
    """Let a version go on after its end, up to but not with a day, or without an end.

    Raises WrongState for one without an end, InvalidInput where a later version, or the term that the text
    itself agrees on without renewing it, stands in the way.
    """
    locked = _in_force(actor, version)
    ends = locked.in_force.upper
    if ends is None:
        raise WrongState(_("This version has no end; there is nothing to renew."))
    if until_on is not None and until_on <= ends:
        raise InvalidInput(
            _("It is in force until %(day)s already; choose a later day.") % {"day": written_day(ends)},
            field="until_on",
        )
    header = queries.parsed(locked).header
    term_ends = header.term.end if header.term and not header.renewal_months else None
    if term_ends is not None and (until_on is None or until_on > term_ends):
        raise InvalidInput(
            _("Its text agrees on a term that ends on %(day)s. Write a new version with the new term.")
            % {"day": written_day(term_ends)},
            field="until_on",
        )
    others = AgreementVersion.objects.of(actor.provider).filter(
        agreement_id=locked.agreement_id,
        state=VersionState.ACTIVE,
        in_force__overlap=DateRange(ends, until_on),
    )
    later = others.exclude(pk=locked.pk).order_by("in_force").first()
    if later is not None:
        raise InvalidInput(
            _("Version %(number)s is in force from %(day)s; renew this one until then at the latest.")
            % {"number": figure(later.number), "day": written_day(later.in_force.lower)},
            field="until_on",
        )
    locked.in_force = DateRange(locked.in_force.lower, until_on)
    locked.save(update_fields=["in_force"])
    _tell(VersionRenewed, actor, locked, from_on=ends, until_on=until_on)
    return locked


def _in_force(actor: Actor, version: AgreementVersion) -> AgreementVersion:
    """The version, locked with its agreement; raises WrongState for one that is on no day in force."""
    require_activating(actor)
    locked: AgreementVersion = lock_row(AgreementVersion.objects.of(actor.provider), version.pk)
    locked.agreement = lock_row(Agreement.objects.of(actor.provider), locked.agreement_id)
    if locked.state != VersionState.ACTIVE or locked.in_force.isempty:
        raise WrongState(_("This version is not in force on any day."))
    return locked


def _tell(
    event: type[DaysChanged], actor: Actor, version: AgreementVersion, *, from_on: date, **more: Any
) -> None:
    publish(
        event(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=version.agreement.customer_id,
            person_id=actor.person_id,
            agreement_id=version.agreement_id,
            version_id=version.pk,
            number=version.number,
            from_on=from_on,
            **more,
        )
    )
