"""What machines ask: liveness, readiness and figures; who is told what, and what it costs."""

import re
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.test import Client

from cast import Cast
from huolto.config import readiness
from huolto.config.client_address import ClientAddressMiddleware, address_of, caller, networks
from huolto.foundation.jobs import enqueue

STRANGER = "203.0.113.9"


def a_worker_is_heard(seconds_ago: int = 3) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
            [seconds_ago],
        )


@pytest.mark.django_db
def test_liveness_asks_nothing_of_the_database(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "Set-Cookie" not in answer.headers


@pytest.mark.django_db
def test_an_installation_that_can_serve_is_ready_by_three_queries(django_assert_num_queries: Any) -> None:
    a_worker_is_heard()
    with django_assert_num_queries(3):
        answer = Client().get("/readyz", {"format": "json"})
    assert answer.status_code == 200
    checks = answer.json()["checks"]
    assert list(checks) == ["database", "migrations", "worker", "disk"]
    assert {check["ok"] for check in checks.values()} == {True}
    assert checks["worker"]["says"] == "heard 3 s ago"


@pytest.mark.django_db
def test_a_worker_that_has_been_silent_for_a_minute_makes_it_unready_unless_it_is_left_out() -> None:
    assert "worker: none has been heard" in Client().get("/readyz").content.decode()
    a_worker_is_heard(120)
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert "worker: heard 120 s ago" in answer.content.decode()
    assert Client().get("/readyz?without=worker").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "DELETE FROM django_migrations WHERE app = 'desk' AND name = '0001_initial'",
            "1 are not applied, the first is desk.0001_initial",
        ),
        (
            "INSERT INTO django_migrations (app, name, applied) VALUES ('desk', '9999_later', now())",
            "the data are of a newer Huolto (desk.9999_later)",
        ),
    ],
)
def test_tables_of_another_version_make_it_unready(change: str, said: str) -> None:
    a_worker_is_heard()
    with connection.cursor() as cursor:
        cursor.execute(change)
    answer = Client().get("/readyz", headers={"accept": "application/json"})
    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"] == {"ok": False, "says": said}


def test_a_database_that_does_not_answer_is_said_and_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Any:
        raise DatabaseError("connection refused")

    monkeypatch.setitem(readiness.CHECKS, "database", gone)
    answer = Client().get("/readyz?without=migrations&without=worker")
    assert answer.status_code == 503
    assert "database: DatabaseError: connection refused" in answer.content.decode()


@pytest.mark.django_db
def test_a_full_disk_makes_it_unready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "LEAST_FREE", 10**18)
    assert Client().get("/readyz?without=worker").status_code == 503


@pytest.mark.django_db
def test_a_stranger_hears_whether_but_not_why_and_finds_no_figures() -> None:
    stranger = Client(REMOTE_ADDR=STRANGER)
    assert stranger.get("/healthz?format=json").json() == {"ok": True}
    told = stranger.get("/readyz?format=json")
    assert told.status_code == 503
    assert told.json()["checks"]["worker"] == {"ok": False}
    assert b"none has been heard" not in stranger.get("/readyz").content
    assert stranger.get("/metrics").status_code == 404
    # Behind a proxy on the same machine everybody comes from it.
    behind = Client(HTTP_X_FORWARDED_FOR=STRANGER)
    assert behind.get("/metrics").status_code == 404
    assert Client().get("/metrics").status_code == 200


@pytest.mark.django_db
def test_where_a_token_is_set_only_the_token_opens_the_figures(settings: Any) -> None:
    settings.METRICS_TOKEN = "see-it-all"
    knows = {"authorization": "Bearer see-it-all"}
    assert Client(REMOTE_ADDR=STRANGER).get("/metrics", headers=knows).status_code == 200
    assert Client().get("/metrics").status_code == 404
    assert Client().get("/metrics", headers={"authorization": "Bearer see-it-al"}).status_code == 404
    assert Client().get("/metrics", headers={"authorization": "Basic see-it-all"}).status_code == 404


@pytest.mark.django_db
def test_a_probe_needs_no_host_name_of_ours_and_takes_no_post() -> None:
    assert Client(HTTP_HOST="10.0.0.7:8000").get("/healthz").status_code == 200
    assert Client(HTTP_HOST="10.0.0.7:8000").get("/").status_code == 400
    assert Client().post("/metrics").status_code == 405


def figures_of(text: str) -> dict[str, float]:
    return {
        name: float(value)
        for name, value in re.findall(r"^(\w+(?:\{[^}]*\})?) ([0-9.e+-]+)$", text, re.MULTILINE)
    }


def test_the_figures_count_requests_by_route_and_what_waits(cast: Cast) -> None:
    key = 'huolto_http_request_seconds_count{method="GET",route="sign_in",status="2xx"}'
    before = figures_of(Client().get("/metrics").content.decode()).get(key, 0.0)
    Client().get("/p/suopursu/sign-in/", {"next": "/p/suopursu/secret-address/"})
    enqueue("foundation.deliver_events", event_ids=[1, 2, 3])
    text = Client().get("/metrics").content.decode()
    found = figures_of(text)
    assert found[key] == before + 1
    assert found['huolto_jobs{queue="default",state="todo"}'] >= 1
    assert found["huolto_events_undelivered"] >= 3
    assert found['huolto_mails{state="failed"}'] == 0
    assert found["huolto_database_up"] == 1
    assert found["huolto_database_size_bytes"] > 1_000_000
    assert found["huolto_database_queries_total"] > 0
    assert 'huolto_build_info{python="' in text
    for secret in ("suopursu", "kaarnalahti", "secret-address", "@"):
        assert secret not in text


# Behind a proxy.


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        ("10.0.0.2", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.2", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.2", "203.0.113.9, 10.0.0.3", "203.0.113.9"),
        ("10.0.0.2", "made up, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.2", "203.0.113.9, made up", "10.0.0.2"),
        ("10.0.0.2", "", "10.0.0.2"),
        ("10.0.0.2", "203.0.113.9:4711", "203.0.113.9"),
        ("10.0.0.2", "[2001:db8::9]:4711", "2001:db8::9"),
        ("10.0.0.2", "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_the_caller_is_the_last_address_that_a_trusted_proxy_has_seen(
    remote: str, forwarded: str, expected: str
) -> None:
    nearest = address_of(remote)
    assert nearest is not None
    assert caller(nearest, forwarded, networks(["10.0.0.0/8"])) == expected


def seen_by_views(settings: Any, trusted: list[str], **meta: str) -> dict[str, str]:
    settings.TRUSTED_PROXIES = trusted
    request = type("Request", (), {"META": dict(meta)})()
    ClientAddressMiddleware(lambda asked: asked)(request)
    return dict(request.META)


def test_a_stranger_cannot_choose_its_own_address(settings: Any) -> None:
    lies = {
        "HTTP_X_FORWARDED_FOR": "10.9.9.9",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_FORWARDED": "for=10.9.9.9",
    }
    seen = seen_by_views(settings, ["127.0.0.1"], REMOTE_ADDR=STRANGER, **lies)
    assert seen == {"REMOTE_ADDR": STRANGER}


def test_a_trusted_proxys_caller_and_scheme_are_believed(settings: Any) -> None:
    told = {
        "HTTP_X_FORWARDED_FOR": STRANGER,
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_HOST": "evil.example",
    }
    seen = seen_by_views(settings, ["127.0.0.1", "::1"], REMOTE_ADDR="127.0.0.1", **told)
    assert seen == {
        "REMOTE_ADDR": STRANGER,
        "HTTP_X_FORWARDED_FOR": STRANGER,
        "HTTP_X_FORWARDED_PROTO": "https",
    }


def test_a_proxy_that_is_no_address_is_named(settings: Any) -> None:
    with pytest.raises(ImproperlyConfigured, match="proxy"):
        networks(["proxy.local"])


@pytest.mark.django_db
def test_the_limits_on_signing_in_count_the_caller_and_not_the_proxy(settings: Any, cast: Cast) -> None:
    from django.core.cache import cache

    cache.clear()
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    wrong = {"login": "nobody@kaarnalahti.example", "password": "wrong-word"}

    def tries(address: str, number: int) -> list[int]:
        client = Client(HTTP_X_FORWARDED_FOR=address)
        return [
            client.post(
                "/p/suopursu/sign-in/password/", {**wrong, "login": f"n{number}{each}@kaarnalahti.example"}
            ).status_code
            for each in range(12)
        ]

    first, second = tries("198.51.100.1", 1), tries("198.51.100.2", 2)
    assert first == second, "another caller has limits of its own"
    assert 429 in first
