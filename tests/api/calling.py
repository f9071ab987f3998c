"""Programs of the tests: a token of somebody of the cast, and a client that calls with it."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from cast import Cast
from huolto.parties.choices import ApiScope
from huolto.parties.commands import create_api_token
from huolto.parties.models import ApiToken, Membership, Person


@dataclass
class Program:
    """A program that calls one provider's API."""

    secret: str
    token: ApiToken | None = None
    base: str = "/p/suopursu/api/v1"

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """One call; `body` is sent as JSON, bytes as they are; headers by their names with _ for -."""
        given: dict[str, Any] = {
            "HTTP_" + name.upper(): value for name, value in headers.items() if name != "content_type"
        }
        if self.secret:
            given["HTTP_AUTHORIZATION"] = f"Bearer {self.secret}"
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        kind = headers.get("content_type", "application/json")
        return Client(raise_request_exception=False).generic(
            method, self.base + path, data, content_type=kind, **given
        )

    def get(self, path: str, **headers: str) -> Any:
        """Read."""
        return self.call("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """Do."""
        return self.call("POST", path, {} if body is None else body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        """Change."""
        return self.call("PATCH", path, body, **headers)


def program_of(cast: Cast, person: Person, *scopes: str, base: str = "/p/suopursu/api/v1") -> Program:
    """A program that acts as this person, for everything unless told otherwise."""
    token, secret = create_api_token(
        actor=cast.actor(person),
        membership=Membership.objects.get(person=person),
        name="Test",
        scopes=scopes or ApiScope.values,
        expires_on=timezone.localdate() + timedelta(days=30),
    )
    return Program(secret, token, base)
