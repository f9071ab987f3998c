"""What no browser sends, or nobody means: a plain answer each time, never a failure of ours."""

import io
import json
import logging
import logging.config

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from access.objects import own_objects
from cast import Cast
from huolto.desk.models import Message
from huolto.foundation import logs
from huolto.foundation.forms import LocalDateField
from huolto.parties.models import Person, User


def test_who_is_signed_in_changes_the_language_and_it_is_kept_with_the_login(cast: Cast) -> None:
    client = _client_of(cast.orderer)
    user = User.objects.get(memberships__person=cast.orderer)
    wanted = "sv" if user.language != "sv" else "nb"
    answer = client.post("/p/suopursu/language/", {"language": wanted})
    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.language == wanted
    assert f'lang="{wanted}"' in client.get("/p/suopursu/").content.decode()


@pytest.mark.parametrize(
    "path",
    ["requests/?q=", "invoices/?q=", "work/orders/?q=", "work/catalogue/?category=", "work/customers/?q="],
)
def test_a_nul_in_a_query_says_nothing(cast: Cast, path: str) -> None:
    person = cast.provider_administrator if path.startswith("work") else cast.orderer
    client = _client_of(person)
    assert client.get(f"/p/suopursu/{path}%00").status_code == 200
    assert client.get(f"/p/suopursu/{path}a%00b").status_code == 200


def test_a_nul_in_what_is_posted_says_nothing(cast: Cast) -> None:
    world = own_objects(cast)
    answer = _client_of(cast.orderer).post(
        f"/p/suopursu/requests/{world.request}/message/", {"body": "a\x00b"}
    )
    assert answer.status_code == 302
    assert Message.objects.filter(request_id=world.request).latest("pk").body == "ab"
    refused = Client().post(
        f"/p/suopursu/approvals/{world.approval_token}/", {"choice": "decline", "answer": "\x00"}
    )
    assert refused.status_code == 422, "no words are left, and declining needs some"


def test_a_nul_in_a_path_names_nothing(cast: Cast, client: Client) -> None:
    assert client.get("/p/suopursu/sign-in/new/%00/x-y/").status_code == 404
    assert client.get("/p/suo%00pursu/sign-in/").status_code == 404


@pytest.mark.parametrize(
    ("path", "host", "status"), [("/p/nobody/", "localhost", 404), ("/p/suopursu/", "evil.example", 400)]
)
def test_error_pages_carry_the_headers_that_protect_too(
    cast: Cast, client: Client, path: str, host: str, status: int
) -> None:
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == status
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31", "9999-12-31", "2200-01-01"])
def test_a_day_too_far_away_is_refused_by_a_sentence(text: str) -> None:
    class Day(LocalDateField):
        pass

    with translation.override("en"), pytest.raises(Exception, match="from 1900 to 2199"):
        Day().clean(text)


@pytest.mark.parametrize("kind", ["json", ""])
def test_the_log_of_a_failure_says_where_but_not_the_values_of_variables(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("HUOLTO_LOG", kind)
    told = _told_by("huolto.test")
    assert "Traceback" in told
    assert "ValueError: refused" in told
    assert "hunter2-secret" not in told
    if kind == "json":
        assert "Traceback" in json.loads(told)["exception"]


def test_a_wrong_host_name_is_a_line_in_the_log_and_no_traceback() -> None:
    told = _told_by("django.security.DisallowedHost")
    assert "it failed" in told
    assert "Traceback" not in told


def _told_by(name: str) -> str:
    """What the log's own formatter and filters make of an exception in a function that holds a secret."""
    configuration = logs.settings()
    formatter_settings = configuration["formatters"]["plain"]
    formatter = formatter_settings["()"](
        processors=formatter_settings["processors"], foreign_pre_chain=formatter_settings["foreign_pre_chain"]
    )
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    parent = name.rpartition(".")[0]
    for handler_name in configuration["loggers"].get(parent, {}).get("handlers", ["stderr"]):
        for filter_name in configuration["handlers"][handler_name].get("filters", []):
            handler.addFilter(configuration["filters"][filter_name]["()"]())
    logger = logging.Logger(name)
    logger.addHandler(handler)
    try:
        _fail(password="-".join(("hunter2", "secret")))
    except ValueError:
        logger.exception("it failed")
    return out.getvalue()


def _fail(*, password: str) -> None:
    held = password
    raise ValueError("refused" if held else "")


def _client_of(person: Person) -> Client:
    client = Client()
    client.force_login(User.objects.get(memberships__person=person))
    return client


HUGE = "9" * 5000


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("work/catalogue/packages/new/", {"parts": HUGE}),
        ("account/switch/", {"membership": HUGE}),
        ("account/switch/", {"membership": "²"}),
    ],
)
def test_a_number_that_no_row_has_is_answered_plainly(cast: Cast, path: str, data: dict[str, str]) -> None:
    answer = _client_of(cast.provider_administrator).post(f"/p/suopursu/{path}", data)
    assert answer.status_code in (404, 422)


def test_an_agreement_to_begin_from_that_no_number_names_is_left_out(cast: Cast) -> None:
    client = _client_of(cast.provider_administrator)
    address = "/p/suopursu" + reverse("work_agreement_new")
    assert client.get(address, {"from": HUGE, "customer": HUGE}).status_code == 200
