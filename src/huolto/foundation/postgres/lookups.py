"""`pk__any=keys`: as `in`, with all values in one array.

`name__folded=text`: as `icontains`, for texts in Persian too.

`in` writes a placeholder a value, and Django, the driver and the database each read them all again. Of a thousand
keys that takes longer than finding the rows.
"""

from typing import TYPE_CHECKING, Any

from django.db import models

from huolto.rules.texts import fold, folding_characters

if TYPE_CHECKING:
    Lookup = models.Lookup[Any]
else:
    Lookup = models.Lookup

_FROM, _TO = folding_characters()


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


class FoldedContains(Lookup):
    """A text that contains another one, where case, digits and the two spellings of yeh and kaf do not count."""

    lookup_name = "folded"

    def get_prep_lookup(self) -> Any:
        """The text as `fold` has it."""
        return fold(str(self.rhs))

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """`strpos(translate(lower(column)), text) > 0`: nothing in the text is a pattern."""
        column, params = self.process_lhs(compiler, connection)
        return f"strpos(translate(lower({column}), %s, %s), %s) > 0", [*params, _FROM, _TO, self.rhs]


def register_lookups() -> None:
    """Make them known to all fields."""
    models.CharField.register_lookup(FoldedContains)
    models.TextField.register_lookup(FoldedContains)
    models.Field.register_lookup(AnyOf)
    models.ForeignKey.register_lookup(AnyOf)
