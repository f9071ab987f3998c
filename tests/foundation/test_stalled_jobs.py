"""Jobs that a killed worker left behind are done by the next one."""

from contextlib import suppress

import pytest
from django.core import mail as outbox
from django.db import connection
from procrastinate.exceptions import AlreadyEnqueued

from browser.driving import run_jobs
from huolto.foundation.mail import put_in_mail_box
from huolto.foundation.models import OutgoingMail
from huolto.foundation.tasks import retry_stalled_jobs

pytestmark = pytest.mark.django_db(transaction=True)


def stored_mail() -> OutgoingMail:
    stored = put_in_mail_box(
        to_address="riitta@kaarnalahti.example",
        template="mail/account/password_changed",
        context={"user": None},
        language="en",
        provider=None,
    )
    assert stored is not None
    return stored


def job_states() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, status::text FROM procrastinate_jobs")
        return dict(cursor.fetchall())


def left_by_a_killed_worker() -> None:
    """The state in which a worker that is killed in the middle of its job leaves it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes') RETURNING id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE task_name = 'foundation.send_mail'",
            [worker],
        )


def test_a_mail_whose_worker_was_killed_is_sent_by_the_next_one() -> None:
    stored = stored_mail()
    left_by_a_killed_worker()
    assert job_states() == {"foundation.send_mail": "doing"}
    # The worker asks for this once a minute by itself, and may have done so at its start.
    with suppress(AlreadyEnqueued):
        retry_stalled_jobs.defer(timestamp=0)
    run_jobs()
    run_jobs()
    stored.refresh_from_db()
    assert stored.state == OutgoingMail.State.SENT
    assert [letter.to for letter in outbox.outbox] == [["riitta@kaarnalahti.example"]]
