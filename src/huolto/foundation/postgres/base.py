"""Django's PostgreSQL backend with composite tenant keys: see `schema.py`."""

from django.db.backends.postgresql import base

from huolto.foundation.postgres.schema import TenantSchemaEditor


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL whose schema editor writes every `TenantForeignKey` as (provider_id, id)."""

    SchemaEditorClass = TenantSchemaEditor
