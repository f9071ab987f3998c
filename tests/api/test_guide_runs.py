"""Runs of guides and remote sessions through the API: whose they are, what they say, what they never say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from api.calling import program_of
from cast import Cast
from desk.desks import asked
from huolto.desk.commands import answer_run, begin_run, set_codes, take_guides
from huolto.desk.guide_walks import walked
from huolto.desk.models import GuideRun, RemoteSession, RequestReading, ServiceCode, ServiceRequest
from huolto.parties.models import Person
from huolto.rules.guides import StepKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(cast: Cast) -> GuideRun:
    """The employee's walk, each question answered with its first answer until it ends."""
    [version] = take_guides(actor=cast.system(), codes=["laptop-slow"])
    begun = begin_run(actor=cast.actor(cast.employee), guide_id=version.guide_id, person=cast.employee)
    return walked_through(cast, begun)


def walked_through(cast: Cast, run: GuideRun) -> GuideRun:
    actor = cast.actor(cast.employee)
    while (step := walked(run).step) is not None:
        first = "1" if step.kind is StepKind.NUMBER else step.answers[0].id
        run = answer_run(actor=actor, run_id=run.pk, step=step.id, answer=first)
    return run


def session_of(request: ServiceRequest, person: Person, agent: Person, number: int = 1) -> RemoteSession:
    at = timezone.now()
    return RemoteSession.objects.create(
        provider=request.provider,
        request=request,
        person=person,
        agent=agent,
        link="https://help.example.org/secret",
        token_hash=f"hash-{number}",
        state="ended",
        asked_at=at - timedelta(minutes=30),
        answered_at=at - timedelta(minutes=25),
        began_at=at - timedelta(minutes=20),
        ended_at=at,
        expires_at=at + timedelta(days=1),
        outcome="solved",
        note="Drivers were old.",
    )


def test_a_run_tells_its_guide_its_answers_and_where_it_stands(cast: Cast, run: GuideRun) -> None:
    program = program_of(cast, cast.employee)
    told = program.get(f"/guide-runs/{run.pk}").json()
    assert told["guide"]["code"] == "laptop-slow"
    assert told["guide"]["version"] == 1
    assert told["person"] == {"id": cast.employee.pk, "name": cast.employee.name}
    assert [one["step"] for one in told["answers"] if one["question"]] == [
        step for step, _said in run.answers
    ]
    assert all(one["because"] for one in told["answers"])
    assert told["codes"] == []


def test_an_outcome_that_opened_a_request_names_it_with_its_codes(cast: Cast) -> None:
    request = asked(cast)
    [version] = take_guides(actor=cast.system(), codes=["laptop-slow"])
    agent = cast.actor(cast.agent)
    begun = begin_run(
        actor=agent, guide_id=version.guide_id, person=cast.employee, request_id=request.pk, channel="phone"
    )
    code = ServiceCode.objects.of(cast.suopursu).filter(kind="symptom").first()
    assert code is not None
    set_codes(actor=agent, request_id=request.pk, codes={"symptom": code.code})
    told = program_of(cast, cast.agent).get(f"/guide-runs/{begun.pk}").json()
    assert told["request"] == {"id": request.pk, "number": request.number}
    assert [(one["kind"], one["code"]) for one in told["codes"]] == [("symptom", code.code)]
    assert (told["outcome"], told["outcome_kind"], told["ended_at"]) == ("", "", None)


def test_who_may_no_longer_read_the_request_reads_neither_its_number_nor_its_codes(cast: Cast) -> None:
    request = asked(cast)
    [version] = take_guides(actor=cast.system(), codes=["laptop-slow"])
    agent = cast.actor(cast.agent)
    begun = begin_run(
        actor=agent, guide_id=version.guide_id, person=cast.employee, request_id=request.pk, channel="phone"
    )
    code = ServiceCode.objects.of(cast.suopursu).filter(kind="symptom")[0]
    set_codes(actor=agent, request_id=request.pk, codes={"symptom": code.code})
    own = program_of(cast, cast.employee).get(f"/guide-runs/{begun.pk}").json()
    assert (own["request"]["number"], own["codes"]) == (request.number, []), (
        "codes are the provider's own words"
    )
    ServiceRequest.objects.filter(pk=request.pk).update(confidentiality="human_resources")
    hidden = program_of(cast, cast.agent).get(f"/guide-runs/{begun.pk}").json()
    assert (hidden["request"], hidden["codes"]) == (None, [])


def test_the_list_is_narrowed_by_guide_request_and_outcome(cast: Cast, run: GuideRun) -> None:
    program = program_of(cast, cast.agent)
    assert [one["id"] for one in program.get("/guide-runs?guide=laptop-slow").json()["data"]] == [run.pk]
    assert program.get("/guide-runs?guide=other").json()["data"] == []
    assert program.get("/guide-runs?request_id=1").json()["data"] == []
    assert program.get("/guide-runs?outcome_kind=swap").json()["data"] == []
    assert program.get("/guide-runs?outcome_kind=nonsense").status_code == 422


def test_a_run_is_nobody_elses(cast: Cast, run: GuideRun) -> None:
    for person in (cast.orderer, cast.other_orderer, cast.hr_agent):
        program = program_of(cast, person)
        assert program.get(f"/guide-runs/{run.pk}").status_code == 404
        assert program.get("/guide-runs").json()["data"] == []


def test_remote_sessions_are_told_without_their_link(cast: Cast) -> None:
    request = asked(cast)
    session = session_of(request, cast.employee, cast.agent)
    answer = program_of(cast, cast.agent).get(f"/requests/{request.pk}/remote-sessions")
    [told] = answer.json()
    assert (told["id"], told["state"], told["outcome"]) == (session.pk, "ended", "solved")
    assert told["note"] == "Drivers were old."
    assert "help.example.org" not in answer.content.decode()
    assert session.token_hash not in answer.content.decode()


def test_who_asked_reads_their_session_without_the_note_and_others_none(cast: Cast) -> None:
    request = asked(cast)
    session_of(request, cast.employee, cast.agent)
    [told] = program_of(cast, cast.employee).get(f"/requests/{request.pk}/remote-sessions").json()
    assert told["note"] == ""
    assert program_of(cast, cast.orderer).get(f"/requests/{request.pk}/remote-sessions").json() == []
    foreign = program_of(cast, cast.other_orderer).get(f"/requests/{request.pk}/remote-sessions")
    assert foreign.status_code == 404


def test_a_session_that_nobody_answered_in_time_is_expired(cast: Cast) -> None:
    request = asked(cast)
    session = session_of(request, cast.employee, cast.agent)
    RemoteSession.objects.filter(pk=session.pk).update(
        state="asked", ended_at=None, outcome="", expires_at=timezone.now() - timedelta(minutes=1)
    )
    [told] = program_of(cast, cast.agent).get(f"/requests/{request.pk}/remote-sessions").json()
    assert told["state"] == "expired"


def test_reading_what_belongs_to_a_request_of_hr_is_kept(cast: Cast) -> None:
    secret = asked(cast, confidentiality="human_resources")
    session_of(secret, cast.employee, cast.hr_agent)
    assert program_of(cast, cast.agent).get(f"/requests/{secret.pk}/remote-sessions").status_code == 404
    program_of(cast, cast.hr_agent).get(f"/requests/{secret.pk}/remote-sessions")
    assert RequestReading.objects.get().person == cast.hr_agent
