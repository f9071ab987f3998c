"""Throwing away a database of the tests."""

import psycopg
from psycopg import sql


def drop_database(administrator: psycopg.Connection, name: str) -> None:
    """Drop a database if it is there, ending the sessions of our own role in it.

    DROP ... WITH (FORCE) may also meet a worker of autovacuum, which only a superuser may end that way; a plain DROP
    asks such a worker to leave and waits for it.
    """
    administrator.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user",
        [name],
    )
    administrator.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
