"""`kill -9` at named points of an erasure: the person is whole or gone, and the files follow."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from cast import Cast, build_cast
from huolto.foundation.files import store_file
from huolto.parties.models import Person, User
from huolto.privacy.choices import CopyState, ErasureState
from huolto.privacy.commands import ask_erasure
from huolto.privacy.models import Erasure, PersonCopy
from kills.test_kills import _parameters
from own_database import as_url

pytestmark = pytest.mark.django_db(transaction=True)

IN_THE_DATABASE = ("privacy.erasure_begun", "privacy.texts_redacted", "privacy.before_erasure_commits")
CODE = """
import django
django.setup()
from huolto.privacy import tasks
{what}
"""


@pytest.fixture
def asked(transactional_db: None) -> tuple[Cast, Erasure]:
    """The employee, with two copies on the disk, is to be erased."""
    cast = build_cast()
    for number in range(2):
        file = store_file(
            provider=cast.suopursu,
            name=f"{number}.zip",
            content=b"PK%d" % number,
            content_type="application/zip",
        )
        PersonCopy.objects.create(
            provider=cast.suopursu, person=cast.employee, state=CopyState.READY, file=file
        )
    erasure = ask_erasure(
        actor=cast.actor(cast.data_officer), person_id=cast.employee.pk, typed_name=cast.employee.name
    )
    return cast, erasure


def run(what: str, kill_at: str = "") -> int:
    """The job in a process of its own."""
    environment: dict[str, Any] = {
        **os.environ,
        "DATABASE_URL": as_url(_parameters(connection.settings_dict, connection.settings_dict["NAME"])),
        "DJANGO_SETTINGS_MODULE": "huolto.config.settings.test",
        "HUOLTO_HOME": str(Path(settings.MEDIA_ROOT).parent),
        "HUOLTO_KILL_AT": kill_at,
        "HUOLTO_LOG_LEVEL": "ERROR",
    }
    return subprocess.run(
        [sys.executable, "-c", CODE.format(what=what)], env=environment, check=False
    ).returncode


def on_disk() -> int:
    places = [one.file.content.name for one in PersonCopy.objects.exclude(file=None).select_related("file")]
    places += [place for one in Erasure.objects.all() for place in one.files_left]
    return sum((Path(settings.MEDIA_ROOT) / place).exists() for place in places)


@pytest.mark.parametrize("point", IN_THE_DATABASE)
def test_killed_before_the_commit_nothing_has_changed_and_the_next_job_does_it_all(
    point: str, asked: tuple[Cast, Erasure]
) -> None:
    cast, erasure = asked
    job = f"tasks.erase(erasure_id={erasure.pk})"
    assert run(job, kill_at=point) == -signal.SIGKILL
    assert Person.objects.get(pk=cast.employee.pk).name == "Elina Rauta"
    assert User.objects.filter(email="elina@kaarnalahti.example").exists()
    assert on_disk() == 2
    assert run(job) == 0
    erasure.refresh_from_db()
    assert erasure.state == ErasureState.DONE
    assert Person.objects.filter(pk=cast.employee.pk, name__startswith="erased:").exists()


def test_killed_between_two_files_the_next_job_removes_the_rest(asked: tuple[Cast, Erasure]) -> None:
    _cast, erasure = asked
    assert run(f"tasks.erase(erasure_id={erasure.pk})") == 0
    assert on_disk() == 2
    job = f"tasks.forget_files(erasure_id={erasure.pk})"
    assert run(job, kill_at="privacy.file_forgotten:1") == -signal.SIGKILL
    assert on_disk() == 1
    assert run(job) == 0
    erasure.refresh_from_db()
    assert (on_disk(), erasure.files_left) == (0, [])
