"""The tour and the example of docs/api.md do what they say: their blocks are run against a live server."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from api.calling import program_of
from cast import Cast
from huolto.catalogue.models import Category
from huolto.connectors.webhooks.signing import signature
from huolto.register.commands import NewItem, register_items
from huolto.register.models import Item

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
pytestmark = pytest.mark.django_db(transaction=True)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def surroundings(cast: Cast, live_server: Any) -> dict[str, str]:
    category = Category.objects.create(provider=cast.suopursu, code="laptop", name={"en": "Laptop"})
    new = NewItem(
        customer_id=cast.kaarnalahti.pk,
        category_id=category.pk,
        at=timezone.now(),
        name="Lumo Book 14",
        asset_tag="KA-1",
    )
    [item] = register_items(actor=cast.system(), items=[new])
    return {
        "PATH": os.environ["PATH"],
        "BASE": f"{live_server.url}/p/suopursu/api/v1",
        "TOKEN": program_of(cast, cast.agent).secret,
        "ITEM": str(item.pk),
    }


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is missing: install it to run the tour")
def test_the_tour_with_curl_arrives(surroundings: dict[str, str]) -> None:
    script = "\n".join(blocks("sh"))
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr + done.stdout
    item = Item.objects.get(asset_tag="KA-1")
    assert (item.posting_code, item.state) == ("4130", "in_service")
    assert '"register.item_put_in_service"' in done.stdout


def test_the_python_example_reads_all_pages_and_tells_refusals(surroundings: dict[str, str]) -> None:
    program, _check = blocks("python")
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], env=surroundings, capture_output=True, text=True, timeout=120
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["KA-1 received", "There is no such thing here. (not-found)"]


def test_the_check_of_a_signature_knows_ours_and_nothing_else() -> None:
    _program, check = blocks("python")
    said: dict[str, Any] = {}
    exec(check, said)  # noqa: S102
    is_genuine, now = said["is_genuine"], timezone.now()
    header = signature(b"body", ["new", "former"], now)

    for secret in ("new", "former"):
        assert is_genuine(secret, header, b"body")
        assert not is_genuine(secret, header, b"other")
        assert not is_genuine(secret, header, b"body", now=now.timestamp() + 400)
    assert not is_genuine("guessed", header, b"body")
