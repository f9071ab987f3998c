"""What went wrong, told to a program: a problem document (RFC 9457) with a code that stays the same in every language."""

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import structlog
from django.http import HttpResponse
from django.urls import get_script_prefix

CONTENT_TYPE = "application/problem+json"
_PROGRAMS = re.compile(r"(/p/[^/]+)?/api/")


def problem(
    status: int,
    code: str,
    detail: object,
    *,
    errors: Sequence[Mapping[str, Any]] = (),
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer: `errors` are {field, reason, code} for what was given, `more` further members.

    Its `type` leads to the status on the reference page; `code` tells apart what shares a status.
    """
    body = {
        "type": f"{get_script_prefix()}api/v1/reference/#problem-{status}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": str(detail),
        "code": code,
        "errors": list(errors),
        "request_id": structlog.contextvars.get_contextvars().get("request_id", ""),
        **(more or {}),
    }
    return HttpResponse(
        json.dumps(body, ensure_ascii=False, default=str),
        status=status,
        content_type=CONTENT_TYPE,
        headers=dict(headers or {}),
    )


def is_from_program(request: Any) -> bool:
    """Whether this address is one of the API, whose callers read no pages."""
    return _PROGRAMS.match(request.path_info) is not None
