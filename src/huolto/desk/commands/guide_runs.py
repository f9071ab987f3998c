"""Walking through a guide: begun, answered, gone back, stopped; and what comes of its outcome."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk.access import HANDLERS, may_handle, request_visible_to
from huolto.desk.choices import DefinitionState, OutcomeKind, RequestChannel, RequestKind
from huolto.desk.clocks import promise_targets
from huolto.desk.commands.codes import give_codes
from huolto.desk.commands.messages import add_message
from huolto.desk.commands.requests import CLOSED, finish_request, handled, missing_codes, open_request
from huolto.desk.guide_facts import facts_of
from huolto.desk.guide_walks import path_as_text, run_visible_to, walked
from huolto.desk.models import DiagnosisGuide, GuideRun, GuideVersion, ServiceRequest
from huolto.desk.ports import tell_turned
from huolto.desk.promises import decision_of, first_item_of
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.locks import lock_row
from huolto.foundation.texts import text_in
from huolto.parties.choices import Right
from huolto.parties.mails import language_of
from huolto.parties.models import Person
from huolto.register.models import Item
from huolto.rules.guides import AnswerError, CodeKind

EXCHANGED = frozenset({OutcomeKind.REPAIR, OutcomeKind.SWAP, OutcomeKind.LOAN})


@command
def begin_run(
    *,
    actor: Actor,
    guide_id: int,
    person: Person,
    item: Item | None = None,
    request_id: int | None = None,
    channel: str = RequestChannel.PHONE,
) -> GuideRun:
    """Begin a guide for somebody: who works on requests for anybody, an employee for themselves and in the portal.

    The version in use is pinned, and what is known of the item is kept. Raises NotVisible for a guide not in use.
    """
    if any(row is not None and row.provider_id != actor.provider_id for row in (person, item)):
        raise NotVisible
    if actor.person_id is None:
        raise NotAllowed
    request = None
    if actor.is_staff_of_provider:
        actor.require_right(*HANDLERS, Right.HR_AGENT)
        if request_id is not None:
            request = handled(actor, request_id)
            person, item = request.requester, item or first_item_of(request)
    else:
        channel = RequestChannel.PORTAL
        if person.pk != actor.person_id or request_id is not None:
            raise NotAllowed
    version = _version_in_use(actor, guide_id)
    now = timezone.now()
    customer = request.customer if request else person.organisation
    return GuideRun.objects.create(
        provider=actor.provider,
        version=version,
        guide=version.guide,
        request=request,
        customer=customer,
        person=person,
        item=item,
        ran_by_id=actor.person_id,
        channel=channel,
        facts=facts_of(actor=actor, item=item, customer=customer, person=person, at=now),
        began_at=now,
    )


@command
def go_on_run(*, actor: Actor, run_id: int) -> GuideRun:
    """Go on where somebody stopped: a run of one's own with the same answers, so that nothing is asked twice."""
    before = run_visible_to(actor, run_id)
    if before.request is None or actor.person_id is None or not may_handle(actor, before.request):
        raise NotAllowed
    if before.outcome or before.ended_at is None:
        raise WrongState(_("This one was not stopped."))
    return GuideRun.objects.create(
        provider=actor.provider,
        version=before.version,
        guide=before.guide,
        request=before.request,
        customer=before.customer,
        person=before.person,
        item=before.item,
        ran_by_id=actor.person_id,
        channel=before.request.channel,
        facts=before.facts,
        answers=before.answers,
        began_at=timezone.now(),
    )


@command
def answer_run(*, actor: Actor, run_id: int, step: str, answer: str) -> GuideRun:
    """Answer the step that is asked. Answering again what was just answered changes nothing (a page sent twice)."""
    run = _own_run(actor, run_id)
    now = walked(run)
    if run.answers and run.answers[-1] == [step, answer]:
        return run
    if now.step is None or now.step.id != step:
        raise WrongState(_("This question was answered already."))
    run.answers = [*run.answers, [step, answer]]
    try:
        after = walked(run)
    except AnswerError as error:
        raise InvalidInput(_("Choose an answer, or write a number."), field="answer") from error
    run.answers[-1][1] = after.walk.answers[-1]
    outcome = after.outcome
    run.outcome, run.outcome_kind = (outcome.id, outcome.kind.value) if outcome else ("", "")
    run.save(update_fields=["answers", "outcome", "outcome_kind"])
    return run


@command
def step_back(*, actor: Actor, run_id: int) -> GuideRun:
    """Take the last answer back."""
    run = _own_run(actor, run_id)
    run.answers = run.answers[:-1]
    run.outcome = run.outcome_kind = ""
    run.save(update_fields=["answers", "outcome", "outcome_kind"])
    return run


@command
def stop_run(*, actor: Actor, run_id: int) -> GuideRun:
    """End it without an outcome: it was given up, or what it said did not help."""
    run = _own_run(actor, run_id)
    run.outcome = run.outcome_kind = ""
    return _ended(run)


@command
def confirm_solved(*, actor: Actor, run_id: int) -> GuideRun:
    """Say that it helped: the run is kept, and no request is needed."""
    run = _own_run(actor, run_id)
    if run.outcome_kind != OutcomeKind.SOLVED:
        raise WrongState(_("This guide did not end in a solution."))
    return _ended(run)


@command
def send_run(*, actor: Actor, run_id: int, note: str = "", helped: bool = True) -> ServiceRequest:
    """Send what was answered as a request, from anywhere in a guide; whoever answers it sees every answer.

    An outcome that did not help (`helped` false) is taken back and kept as stopped.
    """
    run = _own_run(actor, run_id)
    if run.request is not None:
        raise WrongState(_("This one belongs to %(number)s already.") % {"number": run.request.number})
    if not helped or run.outcome_kind == OutcomeKind.SOLVED:
        run.outcome = run.outcome_kind = ""
    request = _opened(actor, run, note)
    _ended(run, request)
    if run.outcome:
        _keep_codes(actor, run, request)
        _turn(actor, run, request)
    return request


@command
def follow_run(*, actor: Actor, run_id: int, body: str = "") -> ServiceRequest:
    """Do what the outcome says, in one step; without a request yet, one is written down first.

    Solved: the answer is sent and the request done. Repair, swap or loan: the request gets its task, and who carries
    it out is told. Visit and remote session: the request is ready for a time to be agreed, or for asking consent.
    """
    run = _own_run(actor, run_id)
    if not run.outcome:
        raise WrongState(_("The guide has not come to an outcome yet."))
    actor.require_right(*HANDLERS, Right.HR_AGENT)
    there_before = run.request
    request = there_before or _opened(actor, run, "")
    request = handled(actor, request.pk)
    if request.state in CLOSED:
        raise WrongState(_("%(number)s has ended.") % {"number": request.number})
    _ended(run, request)
    if request.assignee_id is None and actor.person_id is not None:
        ServiceRequest.objects.filter(pk=request.pk, assignee=None).update(assignee_id=actor.person_id)
    # One that is written down now has what was answered as its text.
    note = path_as_text(run, actor.provider.language) if there_before is not None else ""
    if note:
        add_message(actor=actor, request_id=request.pk, body=note, is_public=False, channel=run.channel)
    if body.strip():
        add_message(actor=actor, request_id=request.pk, body=body, channel=run.channel)
    _keep_codes(actor, run, request)
    if run.outcome_kind == OutcomeKind.SOLVED:
        # Where a code is wanted that the guide does not know, the agent gives it and is done then.
        wanting = missing_codes([request])
        return request if wanting else finish_request(actor=actor, request_id=request.pk)
    _turn(actor, run, request)
    return ServiceRequest.objects.get(pk=request.pk)


def outcome_words(run: GuideRun, language: str) -> str:
    """What the person is told of the outcome, in their language."""
    outcome = walked(run, language).outcome
    return text_in(outcome.says, language) if outcome else ""


def _version_in_use(actor: Actor, guide_id: int) -> GuideVersion:
    rows = DiagnosisGuide.objects.of(actor.provider).filter(pk=guide_id)
    if not actor.is_staff_of_provider:
        rows = rows.filter(is_for_employees=True)
    version: GuideVersion | None = (
        GuideVersion.objects.of(actor.provider)
        .filter(guide__in=rows, state=DefinitionState.PUBLISHED)
        .select_related("guide")
        .first()
    )
    if version is None:
        raise NotVisible
    return version


def _own_run(actor: Actor, run_id: int) -> GuideRun:
    """The run that the actor walks, locked; NotVisible or NotAllowed for others, WrongState after its end."""
    visible = run_visible_to(actor, run_id)
    if visible.ran_by_id != actor.person_id:
        raise NotAllowed
    if visible.request_id is not None:
        request_visible_to(actor, visible.request_id)
    rows = GuideRun.objects.of(actor.provider).select_related(
        "version", "guide", "request", "person__organisation", "person__provider", "customer", "item"
    )
    run: GuideRun = lock_row(rows, run_id)
    if run.ended_at is not None:
        raise WrongState(_("This guide has ended."))
    return run


def _ended(run: GuideRun, request: ServiceRequest | None = None) -> GuideRun:
    run.ended_at = timezone.now()
    run.request = request or run.request
    run.save(update_fields=["outcome", "outcome_kind", "ended_at", "request"])
    return run


def _opened(actor: Actor, run: GuideRun, note: str) -> ServiceRequest:
    language = language_of(run.person)
    parts = (note.strip(), path_as_text(run, language))
    guide = walked(run, language).guide
    return open_request(
        actor=actor,
        kind=RequestKind.INCIDENT,
        title=text_in(guide.title, language),
        description="\n\n".join(part for part in parts if part),
        customer=run.customer,
        requester=run.person,
        channel=run.channel,
        items=[run.item] if run.item is not None else [],
        is_taken_down=actor.is_staff_of_provider,
    )


def _keep_codes(actor: Actor, run: GuideRun, request: ServiceRequest) -> None:
    outcome = walked(run).outcome
    codes: Mapping[CodeKind, str] = outcome.codes if outcome else {}
    give_codes(actor, request, {kind.value: code for kind, code in codes.items()})


def _turn(actor: Actor, run: GuideRun, request: ServiceRequest) -> None:
    """Give the request the task of the outcome, ask agreements again, and tell who carries it out."""
    outcome = walked(run).outcome
    if outcome is None:
        return
    request = lock_row(
        ServiceRequest.objects.of(actor.provider).select_related("queue", "customer"), request.pk
    )
    request.task = outcome.task or outcome.kind.value.replace("_", "-")
    request.save(update_fields=["task"])
    promise_targets(request, decision_of(actor=actor, request=request, is_first=False))
    if outcome.kind.value in EXCHANGED:
        tell_turned(actor=actor, request=request, kind=outcome.kind.value, run_id=run.pk)
