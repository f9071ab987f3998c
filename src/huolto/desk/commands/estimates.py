"""Estimates: given, told to the customer before the work starts (S3.11), agreed to where the agreement asks for it."""

from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.charges.asking import Asked, asked_about
from huolto.charges.commands import foresee_usage, record_usages
from huolto.desk import events
from huolto.desk.access import may_handle, request_visible_to, whole_organisations
from huolto.desk.choices import AT_WORK, ConsentState, RequestState
from huolto.desk.commands.requests import handled, move_request
from huolto.desk.models import Estimate, ServiceRequest
from huolto.desk.worked import estimate_happening, is_recorded
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.parties.choices import Right
from huolto.rules.agreement.repair import Payer

TELLING = frozenset({"notify-before-start", "notify-customer"})
CONSENT = "ask-consent"
MOST_MINUTES = 600_000


@command
def give_estimate(
    *,
    actor: Actor,
    request_id: int,
    minutes: int,
    amount: Decimal | None = None,
    sentence: str = "",
    tell: bool = False,
) -> Estimate:
    """Say how long a request will take; a new estimate replaces the one before.

    Where its agreement asks for it the customer is told at once, and asked for consent; with `tell` they are told anyway.
    """
    handled(actor, request_id)
    if not 1 <= minutes <= MOST_MINUTES:
        raise InvalidInput(_("Give the expected time in minutes."), field="minutes")
    if amount is not None and amount < 0:
        raise InvalidInput(_("An amount is zero or more."), field="amount")
    request = lock_row(ServiceRequest.objects.of(actor.provider), request_id)
    if request.closed_at is not None:
        raise WrongState(_("%(number)s is ended. Open it again first.") % {"number": request.number})
    last = Estimate.objects.filter(request=request).order_by("-number").first()
    estimate = Estimate(
        provider=actor.provider,
        request=request,
        number=last.number + 1 if last else 1,
        minutes=minutes,
        amount=amount,
        currency=actor.provider.currency if amount is not None else "",
        sentence=" ".join(sentence.split())[:500],
        made_by_id=actor.person_id,
        made_at=timezone.now(),
    )
    _record(actor, estimate)
    _ask(actor, estimate, tell=tell)
    return estimate


@command
def tell_estimate(*, actor: Actor, request_id: int) -> Estimate:
    """Tell the customer of the newest estimate; asks for consent where the agreement that now answers asks for it."""
    request = handled(actor, request_id)
    lock_row(ServiceRequest.objects.of(actor.provider), request_id)
    estimate = newest_estimate(request)
    if estimate is None:
        raise WrongState(_("Give an estimate first."))
    if estimate.told_at is None:
        _ask(actor, estimate, tell=True)
    return estimate


@command
def answer_estimate(*, actor: Actor, request_id: int, accept: bool, answer: str = "") -> Estimate:
    """The customer agrees to the newest estimate, or declines it with a word why; the request goes on.

    Who asked may, and who orders for the customer. Whoever works on it writes down what they were told, and by whom.
    """
    request = request_visible_to(actor, request_id)
    if not may_answer_estimate(actor, request):
        raise NotAllowed
    request = lock_row(ServiceRequest.objects.of(actor.provider), request_id)
    estimate = newest_estimate(request)
    if estimate is None or estimate.consent != ConsentState.ASKED:
        raise WrongState(_("Nobody waits for an answer to this estimate any more."))
    if not answer.strip() and (not accept or actor.is_staff_of_provider):
        raise InvalidInput(
            _("Write who agreed and how.") if actor.is_staff_of_provider else _("Write why in a few words."),
            field="answer",
        )
    estimate.consent = ConsentState.ACCEPTED if accept else ConsentState.DECLINED
    estimate.answered_at, estimate.answered_by_id = timezone.now(), actor.person_id
    estimate.answer = answer.strip()[:2000]
    estimate.save()
    if request.state == RequestState.WAITING_FOR_CUSTOMER:
        goes_on = RequestState.IN_PROGRESS if request.assignee_id else RequestState.OPEN
        move_request(actor=actor, request_id=request.pk, to_state=goes_on)
    publish(
        events.EstimateAnswered(
            provider_id=actor.provider_id,
            occurred_at=estimate.answered_at,
            customer_id=request.customer_id,
            person_id=actor.person_id,
            request_id=request.pk,
            estimate_id=estimate.pk,
            accepted=accept,
        )
    )
    return estimate


def may_answer_estimate(actor: Actor, request: ServiceRequest) -> bool:
    """Whether the actor may agree to what a request will take."""
    if actor.is_staff_of_provider:
        return may_handle(actor, request)
    if actor.person_id == request.requester_id:
        return True
    return request.customer_id in whole_organisations(actor, Right.ORDER)


def newest_estimate(request: ServiceRequest) -> Estimate | None:
    """What is expected of a request now."""
    rows = Estimate.objects.filter(request=request).select_related("request__queue", "request__customer")
    return rows.order_by("-number").first()


def require_startable(actor: Actor, request: ServiceRequest) -> None:
    """Raise WrongState while the customer has to be told of the estimate first, or has not agreed where that is asked."""
    estimate = newest_estimate(request)
    if estimate is None:
        return
    number = {"number": request.number}
    if estimate.consent == ConsentState.ASKED:
        raise WrongState(_("The customer has not agreed to the estimate of %(number)s yet.") % number)
    if estimate.consent == ConsentState.DECLINED:
        raise WrongState(
            _("The customer has declined the estimate of %(number)s. Give another one.") % number
        )
    if estimate.told_at is None and _asked(actor, estimate):
        raise WrongState(
            _("Tell the customer of the estimate of %(number)s before the work starts.") % number
        )


def _asked(actor: Actor, estimate: Estimate) -> list[Asked]:
    """What agreements ask for because of the estimate: consent first, then telling."""
    found = asked_about(Actor.system(actor.provider), estimate_happening(estimate))
    wanted = [one for one in found if one.then == CONSENT or one.then in TELLING]
    return sorted(wanted, key=lambda one: one.then != CONSENT)


def _record(actor: Actor, estimate: Estimate) -> None:
    """Keep it with the ledger where an agreement says something of it; else it would stand among what nothing prices."""
    if not is_recorded(estimate.request):
        return
    system, happening = Actor.system(actor.provider), estimate_happening(estimate)
    if foresee_usage(actor=system, usage=happening).payer != Payer.UNDECIDED:
        record_usages(actor=system, usages=[happening])


def _ask(actor: Actor, estimate: Estimate, *, tell: bool) -> None:
    request, asked = estimate.request, _asked(actor, estimate)
    if asked:
        first = asked[0]
        estimate.version, estimate.clause, estimate.reason = (
            first.version,
            first.clause,
            first.reason.to_json(),
        )
        if first.then == CONSENT:
            estimate.consent = ConsentState.ASKED
    now = timezone.now()
    if asked or tell:
        estimate.told_at = now
    estimate.save()
    waits = estimate.consent == ConsentState.ASKED
    if waits and request.state in AT_WORK:
        move_request(actor=actor, request_id=request.pk, to_state=RequestState.WAITING_FOR_CUSTOMER)
    publish(
        events.EstimateGiven(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=request.customer_id,
            person_id=actor.person_id,
            request_id=request.pk,
            estimate_id=estimate.pk,
            minutes=estimate.minutes,
            is_told=estimate.told_at is not None,
            is_consent_asked=waits,
        )
    )
