"""Who calls: the token, whom it acts as, what it is for."""

from typing import Any

from django.http import HttpResponse
from ninja import Router, Schema

from huolto.api.answers import answer
from huolto.api.callers import Anything
from huolto.api.schemas import Day, Ref

router = Router(tags=["Token"])


class MeOut(Schema):
    """The token that calls."""

    name: str
    prefix: str
    scopes: list[str]
    expires_on: Day
    calls_a_minute: int
    person: Ref
    organisation: Ref
    provider: str
    rights: list[str]


@router.get(
    "", response=MeOut, auth=Anything(), url_name="api_me", operation_id="get_me", summary="Who am I?"
)
def me(request: Any) -> HttpResponse:
    """The token, whom it acts as, and that person's rights of today."""
    call = request.call
    token, actor = call.token, call.actor
    return answer(
        {
            "name": token.name,
            "prefix": token.prefix,
            "scopes": token.scopes,
            "expires_on": token.expires_on,
            "calls_a_minute": token.calls_a_minute,
            "person": {"id": actor.person_id, "name": actor.name},
            "organisation": {"id": actor.organisation_id, "name": actor.organisation_name},
            "provider": actor.provider.slug,
            "rights": sorted({scope.right for scope in actor.scopes}),
        }
    )
