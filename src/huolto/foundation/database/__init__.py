"""The database: where it is, and our own PostgreSQL where no other is named.

Begin at `settings_from_environment` (Django's settings) or `running.running_database` (a program that needs it).
Only the standard library is imported here, for Django's settings read this.
"""

from huolto.foundation.database.parameters import (
    ConnectionParameters,
    connection_parameters,
    current_parameters,
    settings_from_environment,
)

__all__ = ["ConnectionParameters", "connection_parameters", "current_parameters", "settings_from_environment"]
