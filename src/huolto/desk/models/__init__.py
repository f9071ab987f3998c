"""Tables of the desk."""

from huolto.desk.models.approval import Approval
from huolto.desk.models.channel import Channel
from huolto.desk.models.request import Message, RequestReading, ServiceRequest

__all__ = ["Approval", "Channel", "Message", "RequestReading", "ServiceRequest"]
