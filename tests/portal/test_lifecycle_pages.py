"""The steps of a device's life and the ends of leases in the browser, on both faces."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cast import Cast
from huolto.catalogue.choices import AcquisitionModel
from huolto.register.choices import ItemState
from huolto.register.commands import NewLease, send_to_repair, start_leases
from huolto.register.models import Disposal, Item, Lease
from portal.test_device_pages import browser
from register.registers import an_item, day, services

HERE = "/p/suopursu/devices/"
WORK = "/p/suopursu/work/devices/"


def lease_of(cast: Cast, item: Item) -> Lease:
    today = timezone.localdate()
    new = NewLease(
        item_id=item.pk,
        acquisition_model=AcquisitionModel.FINANCE_LEASE,
        starts_on=today - timedelta(days=340),
        term_months=12,
        monthly=Decimal("20"),
    )
    return start_leases(actor=cast.system(), leases=[new])[0]


def test_a_device_goes_to_repair_and_its_card_says_that_it_is_charged_on(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 5))
    client = browser(cast, cast.orderer)
    assert "send-to-repair/" in client.get(f"{HERE}{item.pk}/").content.decode()
    answer = client.post(f"{HERE}{item.pk}/send-to-repair/", {"on": "2026-02-01"}, follow=True)
    said = answer.content.decode()
    assert "KA-1 is in repair." in said
    assert "It is still in service" in said
    assert "back-from-repair/" in said
    assert services(item) == [(None, day(1, 5), None)]


@pytest.mark.parametrize("on", ["2026-01-01", "nonsense", ""])
def test_a_refused_step_keeps_what_was_typed(cast: Cast, on: str) -> None:
    item = an_item(cast, in_service_from=day(1, 5))
    answer = browser(cast, cast.orderer).post(
        f"{HERE}{item.pk}/send-to-repair/", {"on": on, "reason": "cracked screen"}
    )
    assert answer.status_code == 422
    assert "cracked screen" in answer.content.decode()
    item.refresh_from_db()
    assert item.state == ItemState.IN_SERVICE


def disposal(**facts: Any) -> dict[str, Any]:
    return {"on": "2026-02-01", "way": "recycled", "to_company": "Romulahti", **facts}


def test_disposed_of_with_proof_that_only_who_sees_the_device_reads(cast: Cast) -> None:
    item = an_item(cast, "KA-1")
    client = browser(cast, cast.store_keeper)
    proof = SimpleUploadedFile("paper.pdf", b"%PDF-1.7 certificate")
    answer = client.post(f"{WORK}{item.pk}/dispose/", disposal(proof=proof), follow=True)
    assert "KA-1 is disposed of." in answer.content.decode()
    read = client.get(f"{WORK}{item.pk}/proof/")
    assert b"".join(read.streaming_content) == b"%PDF-1.7 certificate"
    assert read["Content-Disposition"] == 'attachment; filename="paper.pdf"'
    for person, status in ((cast.inspector, 200), (cast.other_orderer, 404), (cast.employee, 404)):
        assert browser(cast, person).get(f"{HERE}{item.pk}/proof/").status_code == status


@pytest.mark.parametrize("content", [b"<html>", b"MZ\x00", None])
def test_what_is_no_proof_is_refused_and_nothing_is_kept(cast: Cast, content: bytes | None) -> None:
    item = an_item(cast, "KA-1")
    files = {"proof": SimpleUploadedFile("paper.pdf", content)} if content else {}
    answer = browser(cast, cast.store_keeper).post(f"{WORK}{item.pk}/dispose/", disposal(**files))
    assert answer.status_code == 422
    assert answer.context["form"].errors["proof"]
    assert not Disposal.objects.exists()


def test_two_people_at_once_the_second_is_told(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 5))
    client = browser(cast, cast.orderer)
    client.get(f"{HERE}{item.pk}/send-to-repair/")
    send_to_repair(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    answer = client.post(f"{HERE}{item.pk}/send-to-repair/", {"on": "2026-02-02"})
    assert answer.status_code == 422
    assert "KA-1 is “In repair”" in answer.content.decode()


def test_many_leases_are_chosen_for_at_once_on_the_page_of_what_ends(cast: Cast) -> None:
    leases = [lease_of(cast, an_item(cast, f"KA-{number}")) for number in range(3)]
    foreign = lease_of(cast, an_item(cast, "OT-1", customer=cast.otavala))
    client = browser(cast, cast.orderer)
    said = client.get(f"{HERE}ending/").content.decode()
    assert all(f"KA-{number}" in said for number in range(3))
    assert "OT-1" not in said
    picks = [str(lease.pk) for lease in leases[:2]]
    refused = client.post(f"{HERE}ending/", {"choice": "extend", "pick": picks, "months": ""})
    assert refused.status_code == 422
    assert refused.context["form"].picked == [lease.pk for lease in leases[:2]]
    client.post(f"{HERE}ending/", {"choice": "extend", "pick": picks, "months": "6"})
    chosen = Lease.objects.order_by("pk").values_list("end_choice", "extend_months")
    assert list(chosen) == [("extend", 6), ("extend", 6), ("", None), ("", None)]
    bad = client.post(f"{HERE}ending/", {"choice": "return", "pick": [*picks, str(foreign.pk)]})
    assert bad.status_code == 404
    assert browser(cast, cast.inspector).get(f"{HERE}ending/").status_code == 200
    assert browser(cast, cast.inspector).post(f"{HERE}ending/", {"pick": picks}).status_code == 403


@pytest.mark.parametrize("kind", ["lease", "warranty", "end_of_life", "to_send_back", "nonsense"])
def test_every_kind_of_end_has_its_list_on_both_faces(cast: Cast, kind: str) -> None:
    soon = timezone.localdate() + timedelta(days=20)
    an_item(cast, "KA-1", warranty_until=soon, end_of_life_on=soon)
    for person, here in ((cast.orderer, HERE), (cast.agent, WORK)):
        page = browser(cast, person).get(f"{here}ending/", {"kind": kind})
        assert page.status_code == 200
        assert ("KA-1" in page.content.decode()) == (kind in ("warranty", "end_of_life"))
