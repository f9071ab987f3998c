"""Whole stories of the desk: a question by mail that threads to its end, a long job of the service team billed by the quarter."""

from decimal import Decimal

import time_machine

from cast import Cast
from connectors.intake import came, letter, mailbox_of
from desk.desks import march, targets, under_support, web_queue
from desk.test_estimates import hear
from desk.times import close, posted, under_service
from huolto.desk.choices import RequestState
from huolto.desk.commands import (
    add_message,
    finish_request,
    give_estimate,
    start_timer,
    stop_timer,
    wait_for_customer,
)
from huolto.desk.message_mails import mail_message
from huolto.desk.models import ServiceRequest
from huolto.desk.time_notices import tell_estimate_given
from huolto.foundation.models import OutgoingMail


def test_a_question_by_mail_is_answered_threads_pauses_its_clock_and_meets_its_target(cast: Cast) -> None:
    """Asked at 9; the customer is waited for from 10 to 11; solved by 15: the answer and the solution are in time."""
    under_support(cast)
    mailbox = mailbox_of(cast)
    agent = cast.actor(cast.agent)
    with time_machine.travel(march(2, "09:00"), tick=False):
        request = came(mailbox, letter("The screen stays dark.", subject="Screen")).request
    assert targets(request) == {
        "respond": ("running", march(2, "09:30")),
        "solve": ("running", march(2, "16:00")),
    }
    with time_machine.travel(march(2, "09:20"), tick=False):
        add_message(actor=agent, request_id=request.pk, body="Is the lamp on?")
    with time_machine.travel(march(2, "10:00"), tick=False):
        wait_for_customer(actor=agent, request_id=request.pk)
    assert targets(request)["respond"][0] == "met"
    assert targets(request)["solve"] == ("paused", None)
    hear("desk.message_written", mail_message)
    answer = OutgoingMail.objects.get(to_address=cast.employee.email, text__contains="Is the lamp on?")
    assert answer.headers["In-Reply-To"] == "<1@kaarnalahti.example>", "it answers the mail that began it"
    assert "Auto-Submitted" not in answer.headers
    with time_machine.travel(march(2, "11:00"), tick=False):
        reply = came(
            mailbox,
            letter(
                "It is off.\n\nOn Monday Suopursu wrote:\n> Is the lamp on?",
                subject="Re: anything",
                number=2,
                head=f"In-Reply-To: {answer.message_id}",
            ),
        )
    assert (reply.request, reply.message.body) == (request, "It is off.")
    request.refresh_from_db()
    assert request.state == RequestState.OPEN, "a word of the customer ends the wait"
    with time_machine.travel(march(2, "15:00"), tick=False):
        finish_request(actor=agent, request_id=request.pk)
    solved = request.targets.get(kind="solve")
    assert (solved.state, solved.is_kept) == ("met", True)


def test_a_long_job_is_announced_before_it_starts_and_61_minutes_are_billed_as_1250(cast: Cast) -> None:
    """A mail to the service team's own address; five hours are expected; an hour and a minute are worked."""
    under_service(cast)
    mailbox = mailbox_of(
        cast,
        code="service",
        name="Service team",
        address="service@suopursu.example",
        queue=web_queue(cast),
        agreement_code="service",
    )
    agent = cast.actor(cast.agent)
    with time_machine.travel(march(2, "09:00"), tick=False):
        mail = came(mailbox, letter("Please set up the new carrier.", subject="Carrier"))
        request = ServiceRequest.objects.get(pk=mail.request.pk)
        assert (request.agreement.code, request.queue.code) == ("service", "web")
        give_estimate(actor=agent, request_id=request.pk, minutes=300)
        hear("desk.estimate_given", tell_estimate_given)
        told = OutgoingMail.objects.filter(to_address=cast.employee.email).latest("pk")
        assert "5 h" in told.text.replace("\u00a0", " ")
        start_timer(actor=agent, request_id=request.pk)
    with time_machine.travel(march(2, "10:01"), tick=False):
        entry = stop_timer(actor=agent, request_id=request.pk)
    assert entry.minutes == 61
    close(cast, march(2, "09:00").date())
    assert posted(request) == [("2026-03", Decimal(1250))]
