"""The API asked whatever its document allows, and what it does not: no fault, no undocumented answer."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings

from api.calling import program_of
from cast import Cast
from huolto.config.wsgi import application
from huolto.parties.models import ApiToken
from thread_world import finnish_world

schemathesis = pytest.importorskip("schemathesis")
generation = pytest.importorskip("schemathesis.generation")
general = pytest.importorskip("schemathesis.checks")
openapi = pytest.importorskip("schemathesis.specs.openapi.checks")

LOOKED_FOR = [
    general.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
]
CALLS = 2
"""To each operation, of what is allowed and of what is not; the same ones every time."""


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """A server lets go of its connection after each call; the test's own transaction needs it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("who", ["provider_administrator", "orderer"])
def test_every_operation_answers_as_documented(cast: Cast, who: str) -> None:
    finnish_world(cast, since=timezone.localdate() - timedelta(days=60), agreed=False)
    program = program_of(cast, getattr(cast, who))
    ApiToken.objects.update(calls_a_minute=100_000)
    schema = schemathesis.openapi.from_wsgi(f"{program.base}/openapi.json", application)
    asked = answered = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in (generation.GenerationMode.POSITIVE, generation.GenerationMode.NEGATIVE):
            statuses = ask(operation, mode, program.secret)
            asked += len(statuses)
            answered += sum(status < 300 for status in statuses)
    assert asked > 60
    assert answered > 15, "most calls are of things that are not there; some must be heard"


def ask(operation: Any, mode: Any, secret: str) -> list[int]:
    """Call one operation, forget what that changed, and look at the answers; answers their statuses."""
    statuses: list[int] = []

    @seed(7)
    @settings(
        max_examples=CALLS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(mode))
    def call(case: Any) -> None:
        with transaction.atomic():
            answer = case.call(headers={"Authorization": f"Bearer {secret}"})
            transaction.set_rollback(True)
        case.validate_response(answer, checks=LOOKED_FOR)
        statuses.append(answer.status_code)

    call()
    return statuses
