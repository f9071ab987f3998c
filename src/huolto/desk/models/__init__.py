"""Tables of the desk."""

from huolto.desk.models.approval import Approval, ApprovalLink, ApprovalStep
from huolto.desk.models.around import MessageFile, RequestItem, RequestLink, RequestTask, Watcher
from huolto.desk.models.channel import Channel
from huolto.desk.models.code import RequestCode, ServiceCode
from huolto.desk.models.estimate import Estimate
from huolto.desk.models.form import (
    Form,
    FormAnswers,
    FormCustomer,
    FormDraft,
    FormDraftFile,
    FormHelp,
    FormVersion,
    ServiceArea,
)
from huolto.desk.models.guide import DiagnosisGuide, GuideRun, GuideVersion
from huolto.desk.models.presence import Presence
from huolto.desk.models.queue import Queue, QueueMember
from huolto.desk.models.ready_answer import ReadyAnswer
from huolto.desk.models.remote import RemoteSession
from huolto.desk.models.request import Message, RequestReading, ServiceRequest
from huolto.desk.models.target import ClockPause, Target
from huolto.desk.models.time_entry import TimeEntry, Timer

__all__ = [
    "Approval",
    "ApprovalLink",
    "ApprovalStep",
    "Channel",
    "ClockPause",
    "DiagnosisGuide",
    "Estimate",
    "Form",
    "FormAnswers",
    "FormCustomer",
    "FormDraft",
    "FormDraftFile",
    "FormHelp",
    "FormVersion",
    "GuideRun",
    "GuideVersion",
    "Message",
    "MessageFile",
    "Presence",
    "Queue",
    "QueueMember",
    "ReadyAnswer",
    "RemoteSession",
    "RequestCode",
    "RequestItem",
    "RequestLink",
    "RequestReading",
    "RequestTask",
    "ServiceArea",
    "ServiceCode",
    "ServiceRequest",
    "Target",
    "TimeEntry",
    "Timer",
    "Watcher",
]
