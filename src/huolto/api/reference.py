"""The document for programs, and the same for people: a page with every operation, searched by words."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import get_script_prefix, path, reverse
from django.views.decorators.http import require_GET

from huolto.api.document import document
from huolto.api.examples import body_example, example_of
from huolto.connectors.told_events import event_kinds
from huolto.foundation.pages import Brand, Page
from huolto.foundation.views import Audience, page


@dataclass(frozen=True)
class Parameter:
    """One thing that goes into the address or a header."""

    name: str
    where: str
    kind: str
    says: str
    is_required: bool


@dataclass(frozen=True)
class Operation:
    """One operation as the page shows it."""

    name: str
    method: str
    path: str
    group: str
    summary: str
    says: str
    scope: str
    parameters: tuple[Parameter, ...]
    body: str
    answer: str
    answers: tuple[tuple[str, str], ...]
    curl: str

    @property
    def words(self) -> str:
        """What is searched."""
        return f"{self.name} {self.method} {self.path} {self.group} {self.summary} {self.says}".casefold()


@page(Audience.ANYONE)
@require_GET
def openapi(_request: HttpRequest) -> HttpResponse:
    """The OpenAPI 3.1 document of this address."""
    told = {**document(), "servers": [{"url": f"{get_script_prefix()}api/v1"}]}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


@page(Audience.ANYONE)
@require_GET
def reference(request: Any) -> HttpResponse:
    """Every operation with its parameters, an example and the answers; `q` narrows."""
    q = " ".join(request.GET.get("q", "").split())[:100]
    base = request.build_absolute_uri(f"{get_script_prefix()}api/v1")
    groups: dict[str, list[Operation]] = {}
    for one in _operations():
        if all(word in one.words for word in q.casefold().split()):
            groups.setdefault(one.group, []).append(one)
    provider = getattr(request, "provider", None)
    context = {
        "q": q,
        "base": base,
        "groups": list(groups.items()),
        "kinds": [
            kind for kind in event_kinds() if not q or q.casefold() in f"{kind.name} {kind.says}".casefold()
        ],
        "problems": [
            (name.removeprefix("Problem"), told["description"])
            for name, told in document()["components"]["responses"].items()
        ],
        "page": Page(brand=Brand(name=provider.name if provider else "Huolto", home_url=reverse("home"))),
    }
    return render(request, "api/reference.html", context)


@cache
def _operations() -> tuple[Operation, ...]:
    told = document()
    schemas = told["components"]["schemas"]
    return tuple(
        _operation(address, method, operation, schemas)
        for address, operations in told["paths"].items()
        for method, operation in operations.items()
    )


def _operation(
    address: str, method: str, operation: Mapping[str, Any], schemas: Mapping[str, Any]
) -> Operation:
    body = operation.get("requestBody", {}).get("content", {})
    is_form = "multipart/form-data" in body
    body_schema = body.get("multipart/form-data" if is_form else "application/json", {}).get("schema")
    sent = body_example(body_schema, schemas) if body_schema else None
    answers = operation["responses"]
    good = next((answer for status, answer in answers.items() if status.startswith("2")), {})
    good_schema = good.get("content", {}).get("application/json", {}).get("schema")
    return Operation(
        name=operation["operationId"],
        method=method.upper(),
        path=address,
        group=operation["tags"][0],
        summary=operation["summary"],
        says=operation.get("description", "").partition("\n\nScope:")[0],
        scope=operation.get("x-scope", ""),
        parameters=(
            *(_parameter(one, schemas) for one in operation["parameters"]),
            *(_fields(body_schema, schemas) if body_schema else ()),
        ),
        body=_written(sent),
        answer=_written(example_of(good_schema, schemas) if good_schema else None),
        answers=tuple((status, _said(answer)) for status, answer in answers.items()),
        curl=_curl(method.upper(), address, sent, is_form=is_form),
    )


def _said(answer: Mapping[str, Any]) -> str:
    if "$ref" not in answer:
        return str(answer.get("description", ""))
    components = document()["components"]["responses"]
    return str(components[answer["$ref"].rpartition("/")[2]]["description"])


def _parameter(one: Mapping[str, Any], schemas: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=one["name"],
        where=one["in"],
        kind=_kind(one["schema"], schemas),
        says=one.get("description", ""),
        is_required=bool(one.get("required")),
    )


def _fields(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Parameter]:
    """What may stand in a body, one level deep: the example shows what lies below."""
    whole = _resolved(schema, schemas)
    for name, one in whole.get("properties", {}).items():
        says = next((part["description"] for part in (one, *_parts(one)) if part.get("description")), "")
        is_required = name in whole.get("required", ())
        yield Parameter(name, "body", _kind(one, schemas), says, is_required)


def _kind(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """What a value is; of a choice its values."""
    found: dict[str, None] = {}
    for part in _parts(schema):
        told = _resolved(part, schemas)
        choices = told.get("enum") or ([told["const"]] if told.get("const") else [])
        kind = told.get("format") or told.get("type", "text")
        found |= dict.fromkeys(str(one) for one in choices or [kind] if one != "")
    return " | ".join(found)


def _parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What a schema is made of, where it leaves a choice or stands on another."""
    within = schema.get("anyOf") or schema.get("allOf")
    for part in within or ():
        yield from _parts(part)
    if not within:
        yield schema


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found


def _written(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, indent=2, default=str)


_FILES = {"file": "devices.csv", "proof": "proof.pdf"}
"""Fields of forms that are files, and what such a file may be called."""


def _curl(method: str, address: str, sent: Any, *, is_form: bool) -> str:
    filled = re.sub(r"{[a-z_]+}", "12", address)
    lines = [f'curl -X {method} "$BASE{filled}"', '  -H "Authorization: Bearer $TOKEN"']
    if method == "PATCH":
        lines.append("  -H 'If-Match: \"3\"'")
    if is_form:
        lines += [
            f"  -F {name}={'@' + _FILES[name] if name in _FILES else value}" for name, value in sent.items()
        ]
    elif sent is not None:
        lines += [
            "  -H 'Content-Type: application/json'",
            f"  -d '{json.dumps(sent, ensure_ascii=False, default=str)}'",
        ]
    return " \\\n".join(lines)


urlpatterns = [
    path("openapi.json", openapi, name="api_openapi"),
    path("reference/", reference, name="api_reference"),
]
