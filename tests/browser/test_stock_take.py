"""A stock-take on a phone: a hand scanner that types fast, no network for a while, the camera, and the differences."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import segno
from django.urls import reverse
from PIL import Image

from browser.driving import ARGUMENTS, CHROMIUM, Somebody, browser, needs_chromium, somebody
from cast import Cast
from huolto.register.commands.stock_takes import start_stock_take
from huolto.register.models import Item, StockTakeScan
from register.registers import an_item

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium

PHONE = 390


def wedge(page: Any, *codes: str) -> None:
    """What a hand scanner does: types each code into whatever has the focus and presses Enter, without waiting."""
    for code in codes:
        page.keyboard.type(code, delay=0)
        page.keyboard.press("Enter")


def expect_figures(page: Any, found: str) -> None:
    page.wait_for_function(
        "wanted => document.querySelector('[data-count=found]').textContent === wanted"
        " && document.getElementById('scan-waiting').hidden",
        arg=found,
    )


def test_a_phone_with_a_hand_scanner_loses_no_code(cast: Cast, somebody: Any) -> None:
    tags = [f"KA-{number}" for number in range(30)]
    for tag in tags:
        an_item(cast, tag, place_id=cast.room_312.pk)
    an_item(cast, "S-1", place_id=cast.school_site.pk, name="School book")
    session = start_stock_take(
        actor=cast.actor(cast.orderer), customer_id=cast.kaarnalahti.pk, place_id=cast.town_hall.pk
    )
    aino = somebody("suopursu", language="en", width=PHONE)
    aino.sign_in("aino@kaarnalahti.example")
    page = aino.open(f"/stock-takes/{session.pk}/scan/")

    wedge(page, *tags[:20])
    expect_figures(page, "20")
    assert StockTakeScan.objects.count() == 20

    # The code of a room says where the scanner is now.
    wedge(page, "TH")
    assert page.input_value("#scan-place") == str(cast.town_hall.pk)
    assert "Now in" in page.inner_text("#scan-said")

    # The network goes away; scanning goes on, also over a new page, and all arrives once, in order.
    with aino.without_network():
        wedge(page, *tags[20:28], "S-1", "NOPE")
        page.wait_for_function("() => !document.getElementById('scan-waiting').hidden")
        assert "No connection" in page.inner_text("#scan-waiting")
        assert StockTakeScan.objects.count() == 20
    page.reload()
    wedge(page, *tags[28:], tags[0])
    expect_figures(page, "30")
    results = list(StockTakeScan.objects.order_by("pk").values_list("code", "result"))
    assert [code for code, _result in results] == [*tags[:28], "S-1", "NOPE", *tags[28:], tags[0]]
    assert [result for _code, result in results[-5:]] == [
        "unexpected",
        "unknown",
        "expected",
        "expected",
        "twice",
    ]
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('huolto.scan')).length") == 0

    # Nothing is wider than the phone, and what a thumb presses is large enough.
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE
    small = page.evaluate(
        "[...document.querySelectorAll('.h-scan button:not([hidden]), .h-scan select, .h-scan input:not([type=hidden])')]"
        ".filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    )
    assert small == []

    with page.expect_navigation():
        page.click("text=End scanning, look at the differences")
    page.check("input[name=pick]")
    with page.expect_navigation():
        page.click("button[value=move]")
    assert "Rantakoulu → Town Hall" in aino.text()
    with page.expect_navigation():
        page.click("main form button.btn-primary")
    assert Item.objects.get(asset_tag="S-1").place == cast.town_hall


def test_two_people_scan_one_session_and_see_each_others_figures(cast: Cast, somebody: Any) -> None:
    for tag in ("KA-1", "KA-2"):
        an_item(cast, tag, place_id=cast.room_312.pk)
    session = start_stock_take(
        actor=cast.actor(cast.orderer), customer_id=cast.kaarnalahti.pk, place_id=cast.town_hall.pk
    )
    aino, vesa = (somebody("suopursu", language="en", width=PHONE) for _each in range(2))
    aino.sign_in("aino@kaarnalahti.example")
    vesa.sign_in("vesa@suopursu.example")
    hers = aino.open(f"/stock-takes/{session.pk}/scan/")
    his = vesa.open(reverse("work_stock_take_scan", args=[session.pk]))
    wedge(hers, "KA-1")
    wedge(his, "KA-1", "KA-2")
    for page in (hers, his):
        expect_figures(page, "2")
    assert StockTakeScan.objects.filter(result="twice").count() == 1


@pytest.fixture
def sticker(tmp_path: Path) -> Path:
    """A moving picture of one sticker, as a camera would see it."""
    address = "https://huolto.example/p/suopursu/d/KA-7"
    segno.make(address, error="m").save(str(tmp_path / "qr.png"), scale=8, border=6)
    picture = Image.new("RGB", (640, 480), "white")
    code = Image.open(tmp_path / "qr.png").convert("RGB")
    picture.paste(code, ((640 - code.width) // 2, (480 - code.height) // 2))
    luma, blue, red = picture.convert("YCbCr").split()
    half = (320, 240)
    frame = b"FRAME\n" + luma.tobytes() + blue.resize(half).tobytes() + red.resize(half).tobytes()
    path = tmp_path / "sticker.y4m"
    path.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n" + frame * 20)
    return path


@pytest.fixture
def with_camera(browser: Any, live_server: Any, sticker: Path) -> Iterator[Somebody]:
    """Somebody whose camera looks at the sticker."""
    chromium = browser.browser_type.launch(
        executable_path=CHROMIUM,
        args=[
            *ARGUMENTS,
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-video-capture={sticker}",
        ],
    )
    one = Somebody(chromium, live_server.url, "suopursu", language="fa", width=PHONE)
    yield one
    complaints = one.complaints
    one.close()
    chromium.close()
    assert complaints == []


def test_the_camera_reads_a_sticker_once_while_it_stays_in_the_picture(
    cast: Cast, with_camera: Somebody
) -> None:
    an_item(cast, "KA-7", place_id=cast.room_312.pk)
    session = start_stock_take(
        actor=cast.actor(cast.orderer), customer_id=cast.kaarnalahti.pk, place_id=cast.town_hall.pk
    )
    with_camera.sign_in("aino@kaarnalahti.example")
    page = with_camera.open(f"/stock-takes/{session.pk}/scan/")
    assert page.get_attribute("html", "dir") == "rtl"
    page.click("#scan-camera")
    page.wait_for_function("() => document.querySelector('[data-count=found]').textContent === '۱'")
    page.wait_for_timeout(1500)
    assert list(StockTakeScan.objects.values_list("code", "result")) == [("KA-7", "expected")]
    page.click("#scan-camera")
    page.wait_for_selector("#scan-video", state="hidden")
