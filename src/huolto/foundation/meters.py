"""What is counted while work is done: requests by route, the database's share, jobs; and the log of slow queries.

The counters are Prometheus's own. `huolto up` names a folder in PROMETHEUS_MULTIPROC_DIR, in which each process keeps
its part; `config/figures.py` adds them up. Labels name routes, methods and outcomes: never a customer, an address or
an id.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import connection
from prometheus_client import Counter, Histogram

SLOW_QUERY_MS = float(os.environ.get("HUOLTO_SLOW_QUERY_MS") or 0)
"""Queries that take longer are logged, without their values; 0: none are."""

REQUESTS = Histogram(
    "huolto_http_request_seconds",
    "Time to answer a request, by the name of its route.",
    ["route", "method", "status"],
    buckets=(0.025, 0.1, 0.25, 1.0, 2.5, 10.0),
)
QUERIES = Counter("huolto_database_queries", "Queries sent to the database by requests and jobs.")
QUERY_SECONDS = Counter("huolto_database_seconds", "Time that requests and jobs waited for the database.")
JOBS = Counter(
    "huolto_jobs_done",
    "Jobs that were run, by outcome; a failed one may be tried again.",
    ["task", "outcome"],
)

log = structlog.get_logger("huolto.database")


@dataclass
class QueryMeter:
    """How many queries a piece of work sent, and how long they took."""

    count: int = 0
    seconds: float = 0.0

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        """Run one query for Django and count it."""
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took = time.perf_counter() - started
            self.count += 1
            self.seconds += took
            if SLOW_QUERY_MS and took * 1000 >= SLOW_QUERY_MS:
                # Placeholders only: values may be names, addresses and what people wrote.
                log.warning("slow query", ms=round(took * 1000), sql=" ".join(str(sql).split())[:2000])


@contextmanager
def metered() -> Iterator[QueryMeter]:
    """Count the queries of a block on this thread's connection."""
    meter = QueryMeter()
    try:
        with connection.execute_wrapper(meter):
            yield meter
    finally:
        QUERIES.inc(meter.count)
        QUERY_SECONDS.inc(meter.seconds)


def count_request(*, route: str, method: str, status: int, seconds: float) -> None:
    """Count one answered request."""
    known = method if method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS") else "other"
    REQUESTS.labels(route, known, f"{status // 100}xx").observe(seconds)
