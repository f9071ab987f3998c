"""Stock-takes on pages, without and with the page's script: starting, scanning, deciding, reports."""

import io
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from cast import Cast
from huolto.parties.models import Person
from huolto.register.models import StockTake, StockTakeScan
from register.registers import an_item, laptops, places

PREFIX = "/p/suopursu"


def signed_in(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def orderer(cast: Cast) -> Client:
    return signed_in(cast, cast.orderer)


def started(cast: Cast, client: Client) -> str:
    """The address of a session over the Town Hall."""
    answer = client.post(
        f"{PREFIX}/stock-takes/new/?customer={cast.kaarnalahti.pk}", {"place": cast.town_hall.pk}
    )
    assert answer.status_code == 302, answer.content.decode()
    return f"{PREFIX}/stock-takes/{StockTake.objects.latest('pk').pk}/"


def said(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_an_orderer_starts_scans_and_ends_without_a_script(cast: Cast, orderer: Client) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    an_item(cast, "A-2", place_id=cast.room_312.pk)
    address = started(cast, orderer)
    answer = orderer.post(f"{address}scan/", {"code": "a-1", "place": cast.room_312.pk}, follow=True)
    page = said(answer)
    assert "Found as expected: Lumo Book 14" in page
    assert f'value="{cast.room_312.pk}" selected' in page
    answer = orderer.post(f"{address}state/", {"to": "looked_at"}, follow=True)
    assert "A-2" in said(answer)
    assert "A-1" not in said(answer)


def test_the_scripts_scans_are_answered_with_figures_and_sent_twice_count_once(
    cast: Cast, orderer: Client
) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    address = started(cast, orderer)
    sent = {
        "code": ["A-1", "ZZ"],
        "client": [str(uuid.uuid4()), str(uuid.uuid4())],
        "at": ["2026-01-01T00:00:00Z", "not a day"],
        "place": ["", "99999999999999999999"],
    }
    for _again in range(2):
        answer = orderer.post(f"{address}scan/", sent, headers={"accept": "application/json"})
        told = answer.json()
        assert [scan["result"] for scan in told["scans"]] == ["expected", "unknown"]
        assert told["counts"]["found"] == "1"
    assert StockTakeScan.objects.count() == 2


def test_a_list_of_a_handheld_terminal_is_taken_in_as_text_and_as_a_file(cast: Cast, orderer: Client) -> None:
    item = an_item(cast, "A-1", place_id=cast.room_312.pk)
    address = started(cast, orderer)
    orderer.post(f"{address}scan/", {"codes": "TH\r\nA-1;12:00\r\n\r\n"})
    [_place, scan] = StockTakeScan.objects.order_by("pk")
    assert (scan.item, scan.place) == (item, cast.town_hall)
    upload = SimpleUploadedFile("list.txt", b"\xef\xbb\xbfA-1\rQ-9\r")
    orderer.post(f"{address}scan/", {"codes": "", "file": upload})
    assert list(StockTakeScan.objects.order_by("pk").values_list("result", flat=True)) == [
        "place",
        "expected",
        "twice",
        "unknown",
    ]


def test_the_camera_is_allowed_on_the_scanning_page_and_nowhere_else(cast: Cast, orderer: Client) -> None:
    address = started(cast, orderer)
    assert orderer.get(f"{address}scan/")["Permissions-Policy"].startswith("camera=(self)")
    for other in (address, f"{PREFIX}/devices/", f"{PREFIX}/"):
        assert orderer.get(other)["Permissions-Policy"].startswith("camera=()")
    assert "unsafe-eval" not in orderer.get(f"{address}scan/")["Content-Security-Policy"]


def test_a_difference_changes_the_register_only_after_its_preview(cast: Cast, orderer: Client) -> None:
    item = an_item(cast, "A-1", place_id=cast.room_312.pk)
    an_item(cast, "S-1", place_id=cast.school_site.pk)
    address = started(cast, orderer)
    orderer.post(f"{address}scan/", {"code": "S-1", "place": cast.room_312.pk})
    strange = StockTakeScan.objects.get().item
    orderer.post(f"{address}state/", {"to": "looked_at"})
    wanted = {"kind": "unexpected", "do": "move", "pick": strange.pk}
    preview = orderer.post(f"{address}differences/", wanted)
    assert "Rantakoulu → 312" in said(preview)
    assert places(strange)[-1][0] == "Rantakoulu"
    orderer.post(f"{address}differences/", {**wanted, "confirm": "1"})
    assert places(strange)[-1][0] == "312"
    assert places(item)[-1][0] == "312"


def test_a_new_device_needs_its_name_and_what_was_picked_is_kept(cast: Cast, orderer: Client) -> None:
    category = laptops(cast)
    address = started(cast, orderer)
    orderer.post(f"{address}scan/", {"code": "NEW-1"})
    orderer.post(f"{address}state/", {"to": "looked_at"})
    wanted = {"kind": "unknown", "do": "register", "all": "1", "confirm": "1", "category": category.pk}
    refused = orderer.post(f"{address}differences/", wanted)
    assert refused.status_code == 422
    assert "NEW-1" in said(refused)
    done = orderer.post(f"{address}differences/", {**wanted, "name": "Lumo Book 14"}, follow=True)
    assert "1 difference is decided." in said(done)


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"kind": "missing", "do": "missing"}, "Pick the differences first."),
        ({"kind": "missing", "do": "ignore", "all": "1"}, "Say why it is left as it is."),
        ({"kind": "missing", "do": "move", "all": "1"}, "This cannot be decided about these differences."),
        ({"kind": "rubbish", "do": "move"}, "This cannot be decided about these differences."),
        (
            {"kind": "missing", "do": "missing", "pick": "x"},
            "This cannot be decided about these differences.",
        ),
    ],
)
def test_a_decision_that_cannot_be_made_says_why(
    cast: Cast, orderer: Client, posted: dict[str, str], sentence: str
) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    address = started(cast, orderer)
    orderer.post(f"{address}state/", {"to": "looked_at"})
    answer = orderer.post(f"{address}differences/", posted)
    assert answer.status_code == 422
    assert sentence in said(answer)


def test_an_inspector_reads_the_report_and_gets_no_way_to_scan(cast: Cast, orderer: Client) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    address = started(cast, orderer)
    inspector = signed_in(cast, cast.inspector)
    page = said(inspector.get(address))
    assert "A-1" in page
    assert f"{address}scan/" not in page
    assert f"{address}state/" not in page
    for way in ("scan/", "state/", "differences/"):
        assert inspector.post(f"{address}{way}", {"code": "A-1", "to": "looked_at"}).status_code == 404
    assert "Start a stock-take" not in said(inspector.get(f"{PREFIX}/stock-takes/"))


def test_the_report_is_a_file_in_which_nothing_runs_as_a_formula(cast: Cast, orderer: Client) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk, holder_id=cast.employee.pk)
    address = started(cast, orderer)
    orderer.post(f"{address}scan/", {"code": "=HYPERLINK(1)"})
    answer = orderer.get(f"{address}report.csv")
    text = answer.content.decode("utf-8-sig")
    assert text.splitlines()[1] == "Missing,A-1,Lumo Book 14,Elina Rauta,312,,,,,"
    assert "'=HYPERLINK(1)" in text


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_report_on_paper_has_figures_and_differences(cast: Cast, orderer: Client, language: str) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk, name="*Lumo* #Book")
    address = started(cast, orderer)
    orderer.cookies["django_language"] = language
    answer = orderer.get(f"{address}report.pdf")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "*Lumo* #Book" in text
    assert "A-1" in text


def test_staff_choose_the_customer_first(cast: Cast) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    keeper = signed_in(cast, cast.store_keeper)
    assert "Otavala Housing" in said(keeper.get(f"{PREFIX}/work/stock-takes/new/"))
    page = said(keeper.get(f"{PREFIX}/work/stock-takes/new/?customer={cast.kaarnalahti.pk}"))
    assert "Town Hall" in page
    assert "Housing office" not in page
    answer = keeper.post(
        f"{PREFIX}/work/stock-takes/new/?customer={cast.kaarnalahti.pk}", {"place": cast.town_hall.pk}
    )
    assert answer.status_code == 302


def test_the_same_again_is_refused_with_the_name_of_the_open_one(cast: Cast, orderer: Client) -> None:
    started(cast, orderer)
    again = orderer.post(
        f"{PREFIX}/stock-takes/new/?customer={cast.kaarnalahti.pk}", {"place": cast.town_hall.pk}
    )
    assert again.status_code == 422
    assert "“Town Hall” is about the same devices and still open" in said(again)
