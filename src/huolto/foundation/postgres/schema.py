"""Composite tenant keys in the database.

A table of a tenant gets a unique (provider_id, id), and no index of the provider alone; a `TenantForeignKey` becomes a foreign key over
(provider_id, x_id), so that a row of one provider can never point at a row of another.
"""

from typing import Any

from django.db.backends.ddl_references import Columns, Statement, Table
from django.db.backends.postgresql.schema import DatabaseSchemaEditor


class TenantSchemaEditor(DatabaseSchemaEditor):
    """Writes the unique key of a tenant's table and the composite form of its foreign keys."""

    def create_model(self, model: Any) -> None:
        """Create the table, and its (provider_id, id) key before any foreign key can need it."""
        super().create_model(model)
        if _is_tenant_table(model):
            self._add_tenant_key(model)

    def _add_tenant_key(self, model: Any) -> None:
        table = model._meta.db_table
        # Django's own private helpers, which its stubs leave out, keep names within PostgreSQL's 63 bytes.
        name = self._create_index_name(table, ["provider_id", "id"], "_tenant")  # type: ignore[attr-defined]
        self.execute(
            f"ALTER TABLE {self.quote_name(table)} ADD CONSTRAINT "
            f"{self.quote_name(name)} "
            "UNIQUE (provider_id, id)"
        )

    def _field_should_be_indexed(self, model: Any, field: Any) -> bool:
        # The tenant key begins with the provider. An index of the provider alone is worse than useless: before the
        # first ANALYZE the planner may look for single rows with it, and read a whole tenant for each.
        is_one: bool = super()._field_should_be_indexed(model, field)  # type: ignore[misc]
        return is_one and not _is_tenant_root(field)

    def _create_fk_sql(self, model: Any, field: Any, suffix: str) -> Statement:
        if not getattr(field, "is_tenant_key", False):
            plain: Statement = super()._create_fk_sql(model, field, suffix)  # type: ignore[misc]
            return plain
        target = field.remote_field.model._meta
        return Statement(
            self.sql_create_fk,
            table=Table(model._meta.db_table, self.quote_name),
            name=self._fk_constraint_name(model, field, suffix),  # type: ignore[attr-defined]
            column=Columns(model._meta.db_table, ["provider_id", field.column], self.quote_name),
            to_table=Table(target.db_table, self.quote_name),
            to_column=Columns(target.db_table, ["provider_id", target.pk.column], self.quote_name),
            deferrable=self.connection.ops.deferrable_sql(),
        )

    def add_field(self, model: Any, field: Any) -> None:
        """Add a column; a tenant key is constrained in a statement of its own, as two columns."""
        if not getattr(field, "is_tenant_key", False) or not field.db_constraint:
            super().add_field(model, field)
            if _is_tenant_root(field):
                self._add_tenant_key(model)
            return
        field.db_constraint = False
        try:
            super().add_field(model, field)
        finally:
            field.db_constraint = True
        suffix = "_fk_%(to_table)s_%(to_column)s"
        self.deferred_sql.append(self._create_fk_sql(model, field, suffix))


def _is_tenant_table(model: Any) -> bool:
    return any(_is_tenant_root(field) for field in model._meta.local_fields)


def _is_tenant_root(field: Any) -> bool:
    # History tables copy the field without its constraint: one row's id stands in them many times.
    return getattr(field, "is_tenant_root", False) and field.db_constraint
