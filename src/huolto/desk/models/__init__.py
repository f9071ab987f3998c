"""Tables of the desk."""

from huolto.desk.models.approval import Approval, ApprovalLink, ApprovalStep
from huolto.desk.models.around import MessageFile, RequestItem, RequestLink, RequestTask, Watcher
from huolto.desk.models.channel import Channel
from huolto.desk.models.form import (
    Form,
    FormAnswers,
    FormCustomer,
    FormDraft,
    FormHelp,
    FormVersion,
    ServiceArea,
)
from huolto.desk.models.queue import Queue, QueueMember
from huolto.desk.models.ready_answer import ReadyAnswer
from huolto.desk.models.request import Message, RequestReading, ServiceRequest
from huolto.desk.models.target import ClockPause, Target

__all__ = [
    "Approval",
    "ApprovalLink",
    "ApprovalStep",
    "Channel",
    "ClockPause",
    "Form",
    "FormAnswers",
    "FormCustomer",
    "FormDraft",
    "FormHelp",
    "FormVersion",
    "Message",
    "MessageFile",
    "Queue",
    "QueueMember",
    "ReadyAnswer",
    "RequestItem",
    "RequestLink",
    "RequestReading",
    "RequestTask",
    "ServiceArea",
    "ServiceRequest",
    "Target",
    "Watcher",
]
