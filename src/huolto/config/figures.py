"""The figures of `/metrics`: what the processes counted, and what the database says at that moment.

Labels name routes, tasks, queues and states; no customer, person, address or id is among them.
"""

import os
import platform
import shutil
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import Error, connection
from prometheus_client import CollectorRegistry, multiprocess
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import REGISTRY, Collector

from huolto import __version__

CONTENT_TYPE = CONTENT_TYPE_LATEST

JOBS = "SELECT queue_name, status::text, count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed') GROUP BY 1, 2"
OLDEST = """
    SELECT j.queue_name, extract(epoch FROM now() - min(greatest(e.at, j.scheduled_at)))
    FROM procrastinate_jobs j
    JOIN LATERAL (SELECT max(at) AS at FROM procrastinate_events
                  WHERE job_id = j.id AND type IN ('deferred', 'deferred_for_retry')) e ON true
    WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())
    GROUP BY 1
"""
MAILS = "SELECT state, count(*) FROM foundation_outgoingmail WHERE state IN ('queued', 'failed') GROUP BY 1"
UNDELIVERED = """
    SELECT coalesce(sum(jsonb_array_length(args->'event_ids')), 0) FROM procrastinate_jobs
    WHERE task_name = 'foundation.deliver_events' AND status IN ('todo', 'doing', 'failed')
"""
WORKERS = "SELECT count(*), extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers"
DATABASE = "SELECT pg_database_size(current_database()), (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database())"


def written() -> bytes:
    """All figures in Prometheus's text format."""
    registry = CollectorRegistry()
    registry.register(Installation())
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
    return generate_latest(REGISTRY) + generate_latest(registry)


class Installation(Collector):
    """What the whole installation looks like now, read from the database once a scrape."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Every figure; those of a database that does not answer are missing, and `huolto_database_up` is 0."""
        yield from _of_the_machine()
        try:
            yield from list(_of_the_database())
        except Error:
            yield _one("huolto_database_up", "Whether the database answers.", 0)
            return
        yield _one("huolto_database_up", "Whether the database answers.", 1)


def _of_the_machine() -> Iterator[GaugeMetricFamily]:
    info = GaugeMetricFamily("huolto_build_info", "What runs; always 1.", labels=["version", "python"])
    info.add_metric([__version__, platform.python_version()], 1)
    yield info
    free = shutil.disk_usage(settings.HOME.path).free
    yield _one("huolto_disk_free_bytes", "Room on the disk of HUOLTO_HOME.", free)


def _of_the_database() -> Iterator[GaugeMetricFamily]:
    yield _by("huolto_jobs", "Jobs that wait, run or have failed.", ["queue", "state"], _rows(JOBS))
    yield _by(
        "huolto_jobs_oldest_waiting_seconds",
        "How long the oldest job has waited that could run by now.",
        ["queue"],
        _rows(OLDEST),
    )
    mails = {"queued": 0.0, "failed": 0.0} | dict(_rows(MAILS))
    yield _by("huolto_mails", "Outgoing mails that wait or have failed.", ["state"], mails.items())
    ((events,),) = _rows(UNDELIVERED)
    yield _one("huolto_events_undelivered", "Events whose listeners have not been told yet.", float(events))
    ((workers, heard),) = _rows(WORKERS)
    yield _one("huolto_workers", "Workers that have given a sign of life.", workers)
    if heard is not None:
        yield _one(
            "huolto_worker_last_heard_seconds", "Since the last sign of life of a worker.", float(heard)
        )
    ((size, connections),) = _rows(DATABASE)
    yield _one("huolto_database_size_bytes", "Size of the database on its disk.", size)
    yield _one("huolto_database_connections", "Connections to the database, all users of it.", connections)


def _rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def _one(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, says, value=value)


def _by(name: str, says: str, labels: list[str], rows: Iterable[tuple]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, says, labels=labels)
    for *values, figure in rows:
        family.add_metric([str(value) for value in values], float(figure))
    return family
