"""Putting a version in force from a day: its examples must pass, and the version before it ends on that day."""

from collections.abc import Sequence
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.agreements import queries
from huolto.agreements.access import require_activating
from huolto.agreements.choices import VersionState
from huolto.agreements.events import VersionActivated
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.events import publish
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_row, lock_rows
from huolto.rules.agreement.model import Agreement as ParsedAgreement
from huolto.rules.agreement.overlaps import overlaps, stands_above


@command
def activate_version(
    *,
    actor: Actor,
    version: AgreementVersion,
    from_on: date,
    until_on: date | None = None,
    overlaps_accepted: bool = False,
) -> AgreementVersion:
    """Put a draft in force on the days [from_on, until_on); versions that overlap end on `from_on`.

    Raises WrongState for a version that is no draft, InvalidInput for dates that are reversed or meet a
    later version, for another currency than the agreements it stands beside, (with `examples` in the details)
    while an example of the file fails, and (with `overlaps` in the details) where an agreement beside it, on which it
    does not stand, would answer the same question, unless that is accepted.
    """
    require_activating(actor)
    locked = lock_row(AgreementVersion.objects.of(actor.provider), version.pk)
    agreement = lock_row(Agreement.objects.of(actor.provider), locked.agreement_id)
    if locked.state != VersionState.DRAFT:
        raise WrongState(_("This version is in force already or was; write a new one."))
    if until_on is not None and until_on <= from_on:
        raise InvalidInput(_("The end must lie after the first day."), field="until_on")
    parsed = queries.parsed(locked)
    below = _below(agreement, parsed.header.on_top_of)
    others = list(queries.active_versions_beside(agreement, below, DateRange(from_on, until_on)))
    _require_one_currency(parsed.currency, others)
    if not overlaps_accepted:
        _require_no_overlap(parsed, others)
    examples = queries.example_rows(parsed, below=queries.parsed_below(below))
    require_examples(examples)
    cut_short = _end_earlier(agreement, from_on, until_on)
    now = timezone.now()
    locked.state = VersionState.ACTIVE
    locked.in_force = DateRange(from_on, until_on)
    locked.examples = examples
    locked.cut_short = cut_short
    locked.activated_at = now
    locked.activated_by_id = actor.person_id
    locked.save(update_fields=["state", "in_force", "examples", "cut_short", "activated_at", "activated_by"])
    agreement.name = dict(parsed.header.name)
    agreement.on_top_of = below
    agreement.save(update_fields=["name", "on_top_of"])
    publish(
        VersionActivated(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=agreement.customer_id,
            person_id=actor.person_id,
            agreement_id=agreement.pk,
            version_id=locked.pk,
            number=locked.number,
            from_on=from_on,
            until_on=until_on,
        )
    )
    return locked


def _below(agreement: Agreement, code: str | None) -> Agreement | None:
    if not code:
        return None
    below = queries.agreement_named(agreement.customer, code)
    if below is None:
        raise InvalidInput(
            _("It stands on the agreement “%(code)s”, which this customer does not have.") % {"code": code}
        )
    return below


def require_examples(examples: Sequence[dict]) -> None:
    """Raise InvalidInput with the failing examples in its details, if there are any."""
    failing = [row for row in examples if not row["ok"]]
    if failing:
        raise InvalidInput(
            _("Not put in force: %(failing)s of %(count)s examples fail.")
            % {"failing": figure(len(failing)), "count": figure(len(examples))},
            code="failing-examples",
            details={"examples": failing},
        )


def _require_no_overlap(parsed: ParsedAgreement, others: Sequence[AgreementVersion]) -> None:
    """Agreements that claim the same happening are told, unless one stands on the other."""
    beside = {other.pk: queries.parsed(other) for other in others}
    every = [parsed, *beside.values()]
    found = [
        {"agreement": theirs.id, "question": one.question, "clause": one.clause, "other": one.other}
        for theirs in beside.values()
        if not stands_above(every, parsed.id, theirs.id) and not stands_above(every, theirs.id, parsed.id)
        for one in overlaps(parsed, theirs)
    ]
    if found:
        names = ", ".join(sorted({row["agreement"] for row in found}))
        raise InvalidInput(
            _("%(names)s would answer the same: let one stand on the other, or accept that both answer.")
            % {"names": names},
            code="overlapping-agreements",
            details={"overlaps": found},
        )


def _require_one_currency(currency: str, others: Sequence[AgreementVersion]) -> None:
    """Agreements that answer together are rated together, so they must speak of one money."""
    for other in others:
        theirs = queries.parsed(other).currency
        if theirs != currency:
            raise InvalidInput(
                _(
                    "This agreement is in %(ours)s, but %(name)s, which answers together with it, in %(theirs)s."
                )
                % {"ours": currency, "theirs": theirs, "name": other.agreement.code}
            )


def _end_earlier(agreement: Agreement, from_on: date, until_on: date | None) -> dict[str, list[str | None]]:
    """End the versions that overlap; answers their days before, {id: [from, until]}."""
    days: dict[str, list[str | None]] = {}
    overlapping = AgreementVersion.objects.of(agreement.provider_id).filter(
        agreement=agreement, state=VersionState.ACTIVE, in_force__overlap=DateRange(from_on, until_on)
    )
    for earlier in lock_rows(overlapping, overlapping.values_list("pk", flat=True)):
        begins = earlier.in_force.lower
        if begins is not None and begins > from_on:
            raise InvalidInput(
                _("Version %(number)s is in force from %(day)s; end this one there at the latest.")
                % {"number": earlier.number, "day": begins.isoformat()},
                field="until_on",
            )
        days[str(earlier.pk)] = [
            day.isoformat() if day else None for day in (earlier.in_force.lower, earlier.in_force.upper)
        ]
        # A version replaced from its own first day was never in force: an empty range says so.
        earlier.in_force = DateRange(begins, from_on) if begins != from_on else DateRange(empty=True)
        earlier.save(update_fields=["in_force"])
    return days
