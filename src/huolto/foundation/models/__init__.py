"""Tables that belong to no domain."""

from huolto.foundation.models.event import EventDelivery, EventRecord
from huolto.foundation.models.number_series import NumberSeries
from huolto.foundation.models.outgoing_mail import OutgoingMail
from huolto.foundation.models.program_calls import KeptAnswer, RateCount
from huolto.foundation.models.provider import CALENDAR_CHOICES, LANGUAGE_CHOICES, Provider
from huolto.foundation.models.stored_file import StoredFile

__all__ = [
    "CALENDAR_CHOICES",
    "LANGUAGE_CHOICES",
    "EventDelivery",
    "EventRecord",
    "KeptAnswer",
    "NumberSeries",
    "OutgoingMail",
    "Provider",
    "RateCount",
    "StoredFile",
]
