"""Structured logs with the id of the request, to standard error: lines for people, JSON with HUOLTO_LOG=json."""

import logging
import os
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

from huolto.foundation import origin
from huolto.foundation.meters import count_request, metered

HEADER = "X-Request-ID"
_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


def settings() -> dict[str, Any]:
    """Django's LOGGING, with structlog writing through it."""
    is_json = os.environ.get("HUOLTO_LOG") == "json"
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    # Plain tracebacks: the values of variables hold passwords, links of approvals and what people wrote.
    renderers: list[Any] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if is_json
        else [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
                "foreign_pre_chain": shared,
            }
        },
        "filters": {"line": {"()": WithoutTraceback}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "plain"},
            "stderr_line": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["line"]},
        },
        "root": {"handlers": ["stderr"], "level": os.environ.get("HUOLTO_LOG_LEVEL", "WARNING")},
        "loggers": {
            "huolto": {"level": os.environ.get("HUOLTO_LOG_LEVEL", "INFO")},
            "procrastinate": {"level": "WARNING"},
            # What anybody can send at will is told in a line: a wrong host name, a damaged request.
            "django.security": {"handlers": ["stderr_line"], "propagate": False},
        },
    }


class WithoutTraceback(logging.Filter):
    """Keeps a record's sentence and drops where in the code it was found."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always tells; the sentence says all there is to say."""
        record.exc_info = record.exc_text = None
        return True


log = structlog.get_logger("huolto.requests")


class RequestIdMiddleware:
    """Give each request an id (the caller's, if it is a plain one) for logs and answers; count it and tell it in a line.

    The line names the route, never the address: that may hold a link's secret or what somebody searched for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Bind the id to the logs while the request is answered, tell how that went, and answer with it."""
        given = request.headers.get(HEADER, "")
        request_id = given if _SAFE_ID.fullmatch(given) else uuid.uuid4().hex
        with origin.afresh({"request_id": request_id}):
            response = self._answered(request)
        response.headers[HEADER] = request_id
        return response

    def _answered(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        with metered() as meter:
            response = self.get_response(request)
        seconds = time.perf_counter() - started
        match = request.resolver_match
        route = (match.view_name if match else "") or "none"
        method = request.method or ""
        count_request(route=route, method=method, status=response.status_code, seconds=seconds)
        log.info(
            "request",
            route=route,
            method=method,
            status=response.status_code,
            ms=round(seconds * 1000, 1),
            queries=meter.count,
            database_ms=round(meter.seconds * 1000, 1),
        )
        return response
