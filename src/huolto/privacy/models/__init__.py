"""Tables of privacy."""

from huolto.privacy.models.erasure import Erasure
from huolto.privacy.models.person_copy import PersonCopy
from huolto.privacy.models.retention import RetentionRule, RetentionRun

__all__ = ["Erasure", "PersonCopy", "RetentionRule", "RetentionRun"]
