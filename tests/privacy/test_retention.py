"""What is old goes by itself: by rules within limits, once a night, and it is said how much."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cast import Cast
from huolto.connectors.device_import.run import ImportOptions
from huolto.connectors.device_import.uploads import confirm_import, prepare_import
from huolto.demo.goods import FINNISH_LINES, FINNISH_PACKAGES, stock_the_shelves
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.commands import open_request
from huolto.desk.models import RequestReading
from huolto.desk.queries import log_confidential_reading
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.mail import put_in_mail_box
from huolto.foundation.models import OutgoingMail, StoredFile
from huolto.parties.commands import change_person
from huolto.privacy.commands import forget_retention, set_retention, sweep_tonight
from huolto.privacy.models import Erasure, RetentionRun
from huolto.privacy.retention import days_of, retained
from huolto.register.models import DeviceImport, Item

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)


def a_mail(cast: Cast, *, state: str = "sent", days_old: int = 0) -> OutgoingMail:
    mail = put_in_mail_box(
        to_address="somebody@kaarnalahti.example",
        template="mail/order_placed",
        context={},
        language="en",
        provider=cast.suopursu,
    )
    assert mail is not None
    at = timezone.now() - timedelta(days=days_old)
    OutgoingMail.objects.filter(pk=mail.pk).update(state=state, created_at=at)
    return mail


def mails() -> set[int]:
    return set(OutgoingMail.objects.values_list("pk", flat=True))


def test_mails_older_than_the_rule_go_and_others_stay(cast: Cast) -> None:
    old, young = a_mail(cast, days_old=40), a_mail(cast, days_old=20)
    waiting = a_mail(cast, days_old=40, state="queued")
    set_retention(actor=cast.actor(cast.privacy_officer), code="mails", days=30)
    run = sweep_tonight(actor=cast.system(), day=DAY, now=timezone.now())
    assert run is not None
    assert run.figures == {"mails": 1}
    assert old.pk not in mails()
    assert {young.pk, waiting.pk} <= mails()


def test_what_would_go_tonight_is_what_goes(cast: Cast) -> None:
    for days_old in (364, 366, 500):
        a_mail(cast, days_old=days_old)
    told = {one.sweep.code: one.due for one in retained(cast.suopursu, timezone.now())}
    run = sweep_tonight(actor=cast.system(), day=DAY, now=timezone.now())
    assert run is not None
    assert told["mails"] == run.figures["mails"] == 2
    assert told["left"] is None


def test_another_provider_keeps_its_own(cast: Cast) -> None:
    a_mail(cast, days_old=400)
    sweep_tonight(actor=cast.system(cast.payar), day=DAY, now=timezone.now())
    assert OutgoingMail.objects.count() == 1


def test_a_night_is_done_once(cast: Cast) -> None:
    sweep_tonight(actor=cast.system(), day=DAY, now=timezone.now())
    a_mail(cast, days_old=400)
    assert sweep_tonight(actor=cast.system(), day=DAY, now=timezone.now()) is None
    assert OutgoingMail.objects.count() == 1
    assert RetentionRun.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "days"), [("mails", 6), ("mails", 4000), ("mails", None), ("readings", 364)]
)
def test_outside_the_limits_nothing_is_set(cast: Cast, code: str, days: int | None) -> None:
    before = days_of(cast.suopursu)
    with pytest.raises(InvalidInput) as refused:
        set_retention(actor=cast.actor(cast.privacy_officer), code=code, days=days)
    assert refused.value.field == "days"
    assert days_of(cast.suopursu) == before


def test_a_rule_is_forgotten_for_the_default(cast: Cast) -> None:
    officer = cast.actor(cast.privacy_officer)
    set_retention(actor=officer, code="mails", days=30)
    assert days_of(cast.suopursu)["mails"] == 30
    forget_retention(actor=officer, code="mails")
    assert days_of(cast.suopursu)["mails"] == 365


@pytest.mark.parametrize("role", ["data_officer", "provider_administrator", "agent"])
def test_only_the_providers_data_officer_sets_days(cast: Cast, role: str) -> None:
    with pytest.raises(NotVisible):
        set_retention(actor=cast.actor(getattr(cast, role)), code="mails", days=30)


def test_who_left_long_ago_is_erased_where_the_provider_wants_it(cast: Cast) -> None:
    change_person(actor=cast.system(), person=cast.employee, is_active=False)
    change_person(actor=cast.system(), person=cast.approver, is_active=False)  # owns a cost centre
    later = timezone.now() + timedelta(days=31)
    sweep_tonight(actor=cast.system(), day=DAY, now=later)
    assert not Erasure.objects.exists()
    set_retention(actor=cast.actor(cast.privacy_officer), code="left", days=30)
    sweep_tonight(actor=cast.system(), day=DAY + timedelta(days=1), now=later - timedelta(days=2))
    assert not Erasure.objects.exists()
    sweep_tonight(actor=cast.system(), day=DAY + timedelta(days=2), now=later)
    assert [one.person_id for one in Erasure.objects.all()] == [cast.employee.pk]


def a_reading(cast: Cast) -> RequestReading:
    request = open_request(
        actor=cast.actor(cast.employee),
        kind=RequestKind.SERVICE_REQUEST,
        title="I am ill",
        customer=cast.kaarnalahti,
        requester=cast.employee,
        confidentiality=Confidentiality.HUMAN_RESOURCES,
    )
    log_confidential_reading(actor=cast.actor(cast.hr_agent), request=request)
    return RequestReading.objects.get(request=request)


def test_the_database_itself_keeps_the_log_of_readings(cast: Cast) -> None:
    reading = a_reading(cast)
    for statement in (
        "UPDATE desk_requestreading SET read_at = now() WHERE id = %s",
        "DELETE FROM desk_requestreading WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [reading.pk])
    assert RequestReading.objects.filter(pk=reading.pk).exists()


def test_old_imports_lose_file_and_rows_and_one_nobody_confirmed_is_gone(cast: Cast) -> None:
    stock_the_shelves(cast.system(), packages=FINNISH_PACKAGES, lines=FINNISH_LINES, prices_from=DAY)
    rows = b"Asset Tag,Model Name,Category\nA-1,Lumo Book 14,Laptop\n,,\n"
    done, waiting = (
        prepare_import(
            actor=cast.actor(cast.orderer),
            customer=cast.kaarnalahti,
            name="list.csv",
            content=rows,
            options=ImportOptions(),
        )
        for _number in range(2)
    )
    confirm_import(actor=cast.actor(cast.orderer), import_id=done.pk)
    files = StoredFile.objects.filter(pk__in=[done.file_id, waiting.file_id])
    sweep_tonight(actor=cast.system(), day=DAY, now=timezone.now() + timedelta(days=89))
    assert files.count() == 2
    sweep_tonight(actor=cast.system(), day=DAY + timedelta(days=1), now=timezone.now() + timedelta(days=91))
    done.refresh_from_db()
    assert (done.state, done.file, done.result) == ("done", None, {})
    assert not DeviceImport.objects.filter(pk=waiting.pk).exists()
    assert not files.exists()
    assert Item.objects.filter(asset_tag="A-1").exists()
