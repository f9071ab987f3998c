"""What every call goes through: who calls, how often, what it may send, that it is done once, and how errors are told.

`API` holds the operations; `guarded` stands around each address. Begin at `guarded`.
"""

import functools
import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from huolto.api.bodies import BodyParser, TooLarge, UnreadableBody, WrongContentType
from huolto.api.callers import Call, NoToken, TooManyCalls, call_of
from huolto.foundation.errors import DomainError, InvalidInput
from huolto.foundation.idempotency import answered_once, fingerprint_of
from huolto.foundation.localisation import figure
from huolto.foundation.problems import problem
from huolto.foundation.rates import Rate
from huolto.foundation.views import Audience, Permission

WRITING = frozenset({"POST", "PATCH", "PUT", "DELETE"})
KEY_LENGTH = 200

API = NinjaAPI(
    title="Huolto",
    version="1",
    docs_url=None,
    openapi_url=None,
    parser=BodyParser(),
    urls_namespace="api",
)


def refused(error: DomainError, *, headers: dict[str, str] | None = None) -> HttpResponse:
    """A refusal of the domain as a problem document."""
    field = error.field
    errors = [{"field": field, "reason": str(error), "code": error.code}] if field else []
    more: dict[str, Any] = {}
    if "index" in error.details:
        more["index"] = error.details["index"]
        errors = [{**one, "field": f"{error.details['index']}.{field}"} for one in errors]
    if "yours" in error.details and "theirs" in error.details:
        more |= {name: _told(error.details[name]) for name in ("yours", "theirs")}
    given = dict(headers or {})
    if isinstance(error, NoToken):
        given["WWW-Authenticate"] = 'Bearer realm="Huolto"'
    if isinstance(error, TooManyCalls):
        given["Retry-After"] = str(error.details["rate"].resets_in)
    return problem(error.status, error.code, error, errors=errors, more=more, headers=given)


def _told(values: Any) -> Any:
    return {name: None if value is None else str(value) for name, value in dict(values).items()}


@API.exception_handler(DomainError)
def _domain_error(_request: Any, error: DomainError) -> HttpResponse:
    return refused(error)


@API.exception_handler(Http404)
def _no_such_thing(_request: Any, _error: Http404) -> HttpResponse:
    return problem(404, "not-found", _("There is no such thing here."))


@API.exception_handler(HttpError)
def _http_error(_request: Any, error: HttpError) -> HttpResponse:
    if isinstance(error.__cause__, DomainError):
        return refused(error.__cause__)
    return problem(error.status_code, "bad-request", error)


@API.exception_handler(ValidationError)
def _invalid(_request: Any, error: ValidationError) -> HttpResponse:
    errors = [_one_error(one) for one in error.errors]
    detail = _("What was given cannot be used; each error names its field.")
    return problem(422, "invalid", detail, errors=errors)


def _one_error(one: dict[str, Any]) -> dict[str, str]:
    source, *parts = one["loc"]
    if source == "body" and parts:
        # The name of the operation's own parameter says nothing to its caller.
        parts = parts[1:]
    return {
        "field": ".".join(str(part) for part in parts) or str(source),
        "reason": str(one["msg"]),
        "code": str(one["type"]).replace("_", "-"),
    }


def guarded(view: Callable[..., Any], methods: Sequence[str]) -> Callable[..., HttpResponse]:
    """An address of the API: counted, authenticated, within its limits, done once, and its refusals told alike."""

    @functools.wraps(view)
    def answer(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "HEAD" and "GET" in methods:
            request.method = "GET"
        if request.method not in methods:
            allowed = ", ".join(sorted(methods))
            said = _("Here one may only %(methods)s.") % {"methods": allowed}
            return problem(405, "method-not-allowed", said, headers={"Allow": allowed})
        rate: Rate | None = None
        try:
            request.call = call = call_of(request)
            rate = call.rate
            request.actor = call.actor
            if request.method in WRITING:
                _check_body(request)
            given = _answered(lambda: view(request, *args, **kwargs), request, call)
        except DomainError as error:
            rate = error.details.get("rate", rate)
            given = refused(error)
        if rate is not None:
            given["RateLimit-Limit"] = str(rate.limit)
            given["RateLimit-Remaining"] = str(rate.remaining)
            given["RateLimit-Reset"] = str(rate.resets_in)
        given.headers.setdefault("Cache-Control", "private, no-store")
        return given

    answer.permission = Permission(Audience.PROGRAM)  # type: ignore[attr-defined]
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def _answered(view: Callable[[], HttpResponse], request: Any, call: Call) -> HttpResponse:
    if request.method not in WRITING:
        return view()
    with pghistory.context(token=call.token.pk):
        key = request.headers.get("Idempotency-Key", "")
        if request.method != "POST" or not key:
            return view()
        if len(key) > KEY_LENGTH or not key.isascii() or not key.isprintable():
            raise InvalidInput(
                _("An idempotency key has 1 to %(most)s plain characters.") % {"most": figure(KEY_LENGTH)},
                field="Idempotency-Key",
            )
        return answered_once(
            view,
            provider_id=call.actor.provider_id,
            caller=call.caller,
            key=key,
            fingerprint=fingerprint_of(request.method, request.get_full_path(), _body(request)),
        )


def _check_body(request: Any) -> None:
    """Of a body its size and kind, before anybody reads it. Raises TooLarge, WrongContentType, UnreadableBody."""
    kind = request.content_type
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not str(length).isdigit():
        raise UnreadableBody(_("This request could not be read."))
    if not int(length):
        return
    if kind == "multipart/form-data":
        return
    if int(length) > settings.HUOLTO_API_BODY_LIMIT:
        raise TooLarge(
            _("A body has at most %(most)s bytes. Send it in parts.")
            % {"most": figure(settings.HUOLTO_API_BODY_LIMIT)}
        )
    if kind != "application/json":
        raise WrongContentType(_("Send JSON: “Content-Type: application/json”."))


def _body(request: Any) -> bytes:
    """What tells one body from another: itself, or of a form its fields and the digests of its files."""
    if request.content_type == "multipart/form-data":
        parts: list[Any] = sorted(request.POST.lists())
        return repr(parts + [(name, _digest(file)) for name, file in sorted(request.FILES.items())]).encode()
    try:
        return bytes(request.body)
    except RequestDataTooBig as error:
        raise TooLarge(
            _("A body has at most %(most)s bytes. Send it in parts.")
            % {"most": figure(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)}
        ) from error


def _digest(file: Any) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
