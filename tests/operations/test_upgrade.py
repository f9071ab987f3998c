"""Data of an earlier Huolto: restored by today's program, upgraded by it, and the same figures in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from huolto.foundation.database import dump
from huolto.foundation.database.parameters import current_parameters
from huolto.foundation.home import Home
from operations.installations import SAVED, ask, huolto, new_home

FIGURES = """
import json
from django.db.models import Count, Min, Max, Sum
from huolto.charges.models import Charge
from huolto.invoicing.models import Invoice
from huolto.register.models import Item
from django.test import Client
def by(model, *facts, **more):
    return [list(map(str, row)) for row in model.objects.values_list("provider__slug").annotate(Count("pk"), *facts, **more).order_by("provider__slug")]
client = Client(HTTP_HOST="localhost")
signed = client.post("/p/suopursu/sign-in/password/", {"login": "aino@kaarnalahti.example", "password": "look-at-the-lake"})
home = client.get("/p/suopursu/")
print(json.dumps({
    "items": by(Item),
    "charges": by(Charge, Sum("delta")),
    "invoices": by(Invoice, Min("number"), Max("number"), Sum("gross")),
    "signed in": [signed.status_code, home.status_code, "Aino Kettunen" in home.content.decode()],
}))
"""


@pytest.fixture(scope="module")
def upgraded() -> Iterator[Home]:
    """The saved state, restored and upgraded."""
    with new_home() as home:
        restored = huolto(home, "restore", str(SAVED))
        assert restored.returncode == 0, restored.stderr
        done = huolto(home, "manage", "upgrade_database")
        assert done.returncode == 0, done.stderr
        yield home


def test_an_earlier_state_has_the_same_figures_after_an_upgrade_and_its_people_sign_in(
    upgraded: Home,
) -> None:
    assert ask(upgraded, FIGURES) == {
        "items": [["payar", "12"], ["suopursu", "70"]],
        "charges": [["payar", "12", "34316667.0000"], ["suopursu", "238", "2469.6700"]],
        "invoices": [
            ["payar", "1", "1405-000001", "1405-000001", "37748334.0000"],
            ["suopursu", "2", "2026-000001", "2026-000002", "3099.4300"],
        ],
        "signed in": [302, 200, True],
    }


def test_an_upgrade_leaves_a_dump_of_the_state_before(upgraded: Home) -> None:
    (made,) = upgraded.backups.glob("before-*.dump")
    assert made.name == "before-0.1.0.dump"
    seen = dump.migrations_in(made)
    assert ("foundation", "0003_no_provider_index") in seen
    assert ("foundation", "0006_settings_and_failures") not in seen
    assert huolto(upgraded, "manage", "upgrade_database").returncode == 0
    assert list(upgraded.backups.glob("before-*.dump")) == [made], "nothing to upgrade, nothing to dump"


def test_only_the_newest_dumps_are_kept_and_none_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path).prepare()
    parameters = current_parameters()
    assert parameters is not None
    written: list[str] = []

    def write(_parameters: object, path: Path) -> None:
        written.append(path.name)
        path.write_text(str(len(written)))

    monkeypatch.setattr(dump, "write_dump", write)
    monkeypatch.setenv("HUOLTO_DUMPS_KEPT", "2")
    for _time in range(3):
        dump.dump_before_upgrade(home, parameters)
    assert written == ["before-0.1.0.dump", "before-0.1.0-2.dump", "before-0.1.0-3.dump"]
    assert sorted(path.read_text() for path in home.backups.iterdir()) == ["2", "3"]


def test_a_password_kept_in_another_way_opens_and_is_kept_anew() -> None:
    from django.contrib.auth.hashers import Argon2PasswordHasher

    from huolto.parties.hashers import PasswordHasher

    salt = PasswordHasher().salt()
    before = Argon2PasswordHasher().encode("harbour-stone-41", salt)
    now = PasswordHasher().encode("harbour-stone-41", salt)
    assert "m=19456,t=2,p=1" in now
    assert PasswordHasher().verify("harbour-stone-41", before)
    assert not PasswordHasher().verify("harbour-stone-42", now)
    assert PasswordHasher().must_update(before)
    assert not PasswordHasher().must_update(now)
    assert PasswordHasher.algorithm == Argon2PasswordHasher.algorithm
