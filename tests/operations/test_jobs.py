"""Jobs as people see them: a provider's administrator only the provider's own, the operator all; why, again, off."""

import json
from typing import Any

import pytest
from django.core import mail as outbox
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from browser.driving import run_jobs
from cast import Cast
from huolto.foundation import origin
from huolto.foundation.commands import command
from huolto.foundation.errors import NotAllowed, NotVisible, WrongState
from huolto.foundation.job_list import (
    JobState,
    call_off,
    counts,
    jobs_of,
    let_run_again,
    listed,
    regular_jobs,
)
from huolto.foundation.jobs import ORIGIN, enqueue
from huolto.foundation.mail import put_in_mail_box
from huolto.foundation.models import JobFailure, OutgoingMail
from huolto.parties.commands import cancel_job, retry_job
from portal.test_device_pages import browser

ADDRESS = "/p/suopursu/work/jobs/"


def asked(provider: str, **arguments: Any) -> int:
    enqueue("foundation.send_mail", provider=provider, **({"mail_id": 0} | arguments))
    return int(ProcrastinateJob.objects.latest("pk").pk)


def made(state: str, *jobs: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = ANY(%s)", [state, list(jobs)])


def status_of(job: int) -> str:
    return str(ProcrastinateJob.objects.get(pk=job).status)


def test_an_administrator_sees_the_own_providers_jobs_with_their_reasons(cast: Cast) -> None:
    own, other = asked("suopursu"), asked("payar")
    made("failed", own, other)
    JobFailure.objects.create(provider=cast.suopursu, job_id=own, error="451 try again later")
    JobFailure.objects.create(provider=cast.payar, job_id=other, error="secret of another provider")
    client = browser(cast, cast.provider_administrator)
    page = client.get(ADDRESS).content.decode()
    assert "Send a mail" in page
    assert "451 try again later" in page
    assert "secret of another provider" not in page
    assert counts("suopursu") == {JobState.FAILED: 1, JobState.WAITING: 0, JobState.RUNNING: 0}
    assert "No job waits" in client.get(f"{ADDRESS}?state=waiting").content.decode()
    assert "No job runs now" in client.get(f"{ADDRESS}?state=running").content.decode()
    for nobody in (cast.agent, cast.account_manager, cast.orderer):
        assert browser(cast, nobody).get(ADDRESS).status_code == 404


def test_a_failed_job_is_run_again_and_a_waiting_one_called_off(cast: Cast) -> None:
    failed, waiting = asked("suopursu"), asked("suopursu")
    made("failed", failed)
    client = browser(cast, cast.provider_administrator)
    assert client.post(f"{ADDRESS}{failed}/", {"move": "retry"})["Location"] == f"{ADDRESS}?state=failed"
    assert client.post(f"{ADDRESS}{waiting}/", {"move": "cancel"})["Location"] == f"{ADDRESS}?state=waiting"
    assert (status_of(failed), status_of(waiting)) == ("todo", "cancelled")
    pauli = cast.actor(cast.provider_administrator)
    with pytest.raises(WrongState):
        retry_job(actor=pauli, job_id=failed)
    made("doing", failed)
    with pytest.raises(WrongState):
        cancel_job(actor=pauli, job_id=failed)
    with pytest.raises(NotVisible):
        retry_job(actor=pauli, job_id=waiting)


def test_nobody_touches_another_providers_job_nor_one_of_the_installation(cast: Cast) -> None:
    other, common = asked("payar"), asked("")
    made("failed", other, common)
    pauli = cast.actor(cast.provider_administrator)
    for job in (other, common):
        with pytest.raises(NotVisible):
            retry_job(actor=pauli, job_id=job)
    with pytest.raises(NotAllowed):
        retry_job(actor=cast.actor(cast.agent), job_id=other)
    assert (status_of(other), status_of(common)) == ("failed", "failed")
    assert let_run_again(common, provider=None).pk == common


def test_a_job_carries_its_provider_and_request_from_a_command_but_the_task_does_not_see_them(
    cast: Cast,
) -> None:
    @command
    def do_it(*, actor: Any) -> None:
        enqueue("foundation.send_mail", mail_id=7)

    with origin.known_as(request_id="abc"):
        do_it(actor=cast.actor(cast.agent))
    assert ProcrastinateJob.objects.latest("pk").args == {
        "mail_id": 7,
        ORIGIN: {"request_id": "abc", "provider": "suopursu"},
    }


@pytest.mark.django_db(transaction=True)
def test_a_failure_is_kept_in_words_and_a_mail_that_gave_up_goes_out_after_all(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "nowhere.Backend"
    mail = put_in_mail_box(
        to_address="riitta@kaarnalahti.example",
        template="mail/account/password_changed",
        context={"user": None},
        language="en",
        provider=cast.suopursu,
    )
    assert mail is not None
    run_jobs()
    (job,) = listed(list(jobs_of("suopursu", JobState.WAITING)))
    assert (job.attempts, job.title) == (1, "Send a mail")
    assert job.error == "ModuleNotFoundError: No module named 'nowhere'"
    assert JobFailure.objects.get().provider == cast.suopursu
    made("failed", job.pk)
    OutgoingMail.objects.update(state="failed", attempts=8)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    let_run_again(job.pk, provider="suopursu")
    run_jobs()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("sent", 1)
    assert [letter.to for letter in outbox.outbox] == [["riitta@kaarnalahti.example"]]
    assert not JobFailure.objects.exists()


def test_a_page_of_jobs_takes_as_many_queries_as_one(cast: Cast, django_assert_max_num_queries: Any) -> None:
    made("failed", *(asked("suopursu") for _each in range(30)))
    client = browser(cast, cast.provider_administrator)
    client.get(ADDRESS)
    with django_assert_max_num_queries(12):
        assert client.get(ADDRESS).content.decode().count("Run again") == 30


def test_jobs_of_the_clock_say_when_they_run_next(db: None) -> None:
    from datetime import UTC, datetime

    found = {each.task: each for each in regular_jobs(datetime(2026, 3, 1, 3, 30, tzinfo=UTC))}
    assert found["foundation.forget_old_jobs"].next_at == datetime(2026, 3, 1, 3, 40, tzinfo=UTC)
    assert found["register.hourly"].next_at == datetime(2026, 3, 1, 4, 10, tzinfo=UTC)


@pytest.mark.django_db
def test_the_operator_lists_retries_and_calls_off_all_jobs(
    cast: Cast, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import nullcontext

    from huolto.config.cli import jobs as program
    from huolto.config.cli import main

    monkeypatch.setattr(program, "django_session", nullcontext)
    own, other = asked("suopursu"), asked("payar")
    made("failed", own)
    assert main(["jobs", "--json"]) == 0
    told = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert (told[own]["state"], told[own]["provider"], told[other]["state"]) == (
        "failed",
        "suopursu",
        "waiting",
    )
    assert main(["jobs", "--state", "failed", "--provider", "payar"]) == 0
    assert "No jobs." in capsys.readouterr().out
    assert main(["jobs", "retry", str(own)]) == 0
    assert main(["jobs", "cancel", str(other)]) == 0
    assert (status_of(own), status_of(other)) == ("todo", "cancelled")
    assert main(["jobs", "retry", "999999999"]) == 1
    assert "no job 999999999" in capsys.readouterr().err
    assert main(["jobs", "regular"]) == 0
    assert "foundation.retry_stalled_jobs" in capsys.readouterr().out


def test_a_waiting_job_of_another_is_not_called_off(cast: Cast) -> None:
    other = asked("payar")
    with pytest.raises(NotVisible):
        call_off(other, provider="suopursu")
