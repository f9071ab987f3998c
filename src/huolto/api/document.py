"""The OpenAPI document: what the framework knows of the operations, completed by what every call may be answered.

Begin at `document`.
"""

import copy
from functools import cache
from typing import Any

from ninja.openapi.schema import OpenAPISchema

from huolto.api import resources
from huolto.api.callers import Anything, Bearer
from huolto.api.schemas import Problem

PROBLEMS: dict[int, str] = {
    400: "The request cannot be read.",
    401: "No valid token.",
    403: "The token is not for this, or its person may not do this.",
    404: "There is no such thing, or not for you.",
    405: "This address takes another method.",
    409: "The thing is not in a state for this, or something stands in the way.",
    412: "Somebody changed it since you read it.",
    413: "The body is too large.",
    415: "The body is of a kind that is not read here.",
    422: "What was given cannot be used; each error names its field.",
    428: "Send If-Match.",
    429: "Too many calls in this minute; Retry-After says when to go on.",
    500: "Our fault; it is noted under the request's id.",
}
READING = (400, 401, 403, 404, 405, 409, 422, 429, 500)
WRITING = (400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500)
INTRODUCTION = (
    "REST over the register, orders, requests, charges and invoices. A token acts as the person who made it: it sees and "
    "does what that person may, narrowed by its scopes. Errors are problem documents (RFC 9457). Lists have a cursor: send "
    "`next` as `after`. A POST with an `Idempotency-Key` is done once. Instants are in UTC; amounts are decimal strings."
)

RATE_HEADERS = {
    "RateLimit-Limit": "Calls a minute.",
    "RateLimit-Remaining": "How many are left in this minute.",
    "RateLimit-Reset": "Seconds until the next minute.",
}


@cache
def document() -> dict[str, Any]:
    """The whole document, addresses relative to `/api/v1`."""
    made: dict[str, Any] = copy.deepcopy(dict(OpenAPISchema(resources.API, "")))
    made["info"]["description"] = INTRODUCTION
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    components = made["components"]
    components.setdefault("schemas", {}).update({**schema.pop("$defs", {}), "Problem": schema})
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "“Authorization: Bearer huolto_…”"}
    }
    components["headers"] = {
        name: {"description": said, "schema": {"type": "integer"}} for name, said in RATE_HEADERS.items()
    }
    components["responses"] = {
        f"Problem{status}": _problem(status, said) for status, said in PROBLEMS.items()
    }
    scopes = _scopes()
    for operations in made["paths"].values():
        for method, operation in operations.items():
            _complete(method, operation, scopes.get(operation["operationId"], ""))
    made["servers"] = [{"url": "/api/v1"}]
    return made


def _scopes() -> dict[str, str]:
    """The scope that each operation asks for."""
    found = {}
    for router in resources.API._get_bound_routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                for asked in operation.auth_callbacks:
                    if isinstance(asked, Bearer) and not isinstance(asked, Anything):
                        found[operation.operation_id] = asked.scope
    return found


def _problem(status: int, said: str) -> dict[str, Any]:
    example = {
        "type": f"/api/v1/reference/#problem-{status}",
        "title": said,
        "status": status,
        "detail": said,
        "code": "invalid" if status == 422 else "not-found" if status == 404 else "refused",
        "errors": [],
        "request_id": "4f0c…",
    }
    content = {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}
    headers = {"Retry-After": {"schema": {"type": "integer"}}} if status == 429 else {}
    return {"description": said, "content": {"application/problem+json": content}, "headers": headers}


def _complete(method: str, operation: dict[str, Any], scope: str) -> None:
    operation["security"] = [{"token": []}]
    if scope:
        operation["x-scope"] = scope
        operation["description"] = f"{operation.get('description', '')}\n\nScope: `{scope}`.".strip()
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for answer in answers.values():
        answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in RATE_HEADERS}
        if "application/pdf" in answer.get("content", {}) or "text/csv" in answer.get("content", {}):
            answer["content"].pop("application/json", None)
    statuses = list(READING if method == "get" else WRITING)
    if method == "patch":
        statuses += [412, 428]
        operation["parameters"].append(
            {
                "in": "header",
                "name": "If-Match",
                "required": True,
                "schema": {"type": "string", "pattern": r'^(\*|"[0-9]{1,9}")$'},
                "description": "The ETag that you read, or * for any.",
                "example": '"3"',
            }
        )
    if method == "post":
        operation["parameters"].append(
            {
                "in": "header",
                "name": "Idempotency-Key",
                "required": False,
                "schema": {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,200}$"},
                "description": "The same call under the same key is done once, for 24 hours.",
            }
        )
    answers |= {
        str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in sorted(statuses)
    }
    operation["responses"] = answers
