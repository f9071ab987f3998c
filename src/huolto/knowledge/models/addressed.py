"""Whom something that is told is for: a face, a right, some customers."""

from django.db import models

from huolto.foundation.tenancy import TenantModel
from huolto.knowledge.choices import Readers
from huolto.parties.choices import Right


class Addressed(TenantModel):
    """For `readers`, of them only those with `right` (empty: all), and of customers only those that are named.

    Customers are named in rows of their own (`customers`); a customer's whole subtree is meant.
    """

    readers = models.CharField(max_length=12, choices=Readers.choices, default=Readers.EVERYONE)
    right = models.CharField(max_length=20, choices=Right.choices, blank=True)

    class Meta:
        abstract = True
