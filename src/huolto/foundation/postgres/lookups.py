"""`pk__any=keys`: as `in`, with all values in one array.

`in` writes a placeholder a value, and Django, the driver and the database each read them all again. Of a thousand
keys that takes longer than finding the rows.
"""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Lookup = models.Lookup[Any]
else:
    Lookup = models.Lookup


class AnyOf(Lookup):
    """A column that equals one of these values; none is equal to no value."""

    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """`column = ANY(array)`, the array of the column's own type."""
        column, params = self.process_lhs(compiler, connection)
        field: Any = self.lhs.output_field
        kind = "text" if isinstance(field, models.CharField | models.TextField) else field.db_type(connection)
        values = [field.get_db_prep_value(value, connection, prepared=False) for value in self.rhs]
        return f"{column} = ANY(%s::{kind}[])", [*params, values]


def register_lookups() -> None:
    """Make it known to all fields."""
    models.Field.register_lookup(AnyOf)
    models.ForeignKey.register_lookup(AnyOf)
