"""Tables that belong to no domain."""

from huolto.foundation.models.event import EventDelivery, EventRecord
from huolto.foundation.models.job_failure import JobFailure
from huolto.foundation.models.number_series import NumberSeries
from huolto.foundation.models.outgoing_mail import OutgoingMail, OutgoingMailFile
from huolto.foundation.models.program_calls import KeptAnswer, RateCount
from huolto.foundation.models.provider import CALENDAR_CHOICES, LANGUAGE_CHOICES, Provider
from huolto.foundation.models.provider_setting import ProviderSetting
from huolto.foundation.models.stored_file import StoredFile

__all__ = [
    "CALENDAR_CHOICES",
    "LANGUAGE_CHOICES",
    "EventDelivery",
    "EventRecord",
    "JobFailure",
    "KeptAnswer",
    "NumberSeries",
    "OutgoingMail",
    "OutgoingMailFile",
    "Provider",
    "ProviderSetting",
    "RateCount",
    "StoredFile",
]
