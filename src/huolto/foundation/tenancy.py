"""Every row belongs to a provider.

`TenantModel` carries the provider; `TenantForeignKey` points at another row of the same provider and is a
composite key (provider_id, id) in the database (see `postgres/schema.py`).
"""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    ForeignKey = models.ForeignKey[Any, Any]
    QuerySet = models.QuerySet[Any, Any]
else:
    ForeignKey = models.ForeignKey
    QuerySet = models.QuerySet


class ProviderField(ForeignKey):
    """The provider that a row belongs to; marks its table as a tenant's."""

    is_tenant_root = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("to", "foundation.Provider")
        kwargs.setdefault("on_delete", models.PROTECT)
        kwargs.setdefault("related_name", "+")
        super().__init__(*args, **kwargs)


class TenantForeignKey(ForeignKey):
    """A reference to a row of the same provider, kept so by a composite foreign key."""

    is_tenant_key = True

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs.setdefault("related_name", "+")
        super().__init__(to, on_delete, **kwargs)


class TenantQuerySet(QuerySet):
    """Rows of one provider."""

    def of(self, provider: Any) -> "TenantQuerySet":
        """Only the rows of this provider (a Provider or its id)."""
        return self.filter(provider_id=getattr(provider, "pk", provider))


class TenantModel(models.Model):
    """A row of a provider."""

    provider = ProviderField()

    objects = TenantQuerySet.as_manager()  # type: ignore[django-manager-missing]

    class Meta:
        abstract = True
