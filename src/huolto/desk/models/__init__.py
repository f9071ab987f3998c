"""Tables of the desk."""

from huolto.desk.models.approval import Approval
from huolto.desk.models.around import MessageFile, RequestItem, RequestLink, RequestTask, Watcher
from huolto.desk.models.channel import Channel
from huolto.desk.models.estimate import Estimate
from huolto.desk.models.presence import Presence
from huolto.desk.models.queue import Queue, QueueMember
from huolto.desk.models.ready_answer import ReadyAnswer
from huolto.desk.models.request import Message, RequestReading, ServiceRequest
from huolto.desk.models.target import ClockPause, Target
from huolto.desk.models.time_entry import TimeEntry, Timer

__all__ = [
    "Approval",
    "Channel",
    "ClockPause",
    "Estimate",
    "Message",
    "MessageFile",
    "Presence",
    "Queue",
    "QueueMember",
    "ReadyAnswer",
    "RequestItem",
    "RequestLink",
    "RequestReading",
    "RequestTask",
    "ServiceRequest",
    "Target",
    "TimeEntry",
    "Timer",
    "Watcher",
]
