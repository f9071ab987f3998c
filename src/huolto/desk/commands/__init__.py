"""All state changes of the desk."""

from huolto.desk.commands.approvals import answer_approval, approval_of_token, ask_approval, cancel_approvals
from huolto.desk.commands.channels import ChannelFacts, add_channel, change_channel
from huolto.desk.commands.requests import (
    add_message,
    cancel_request,
    finish_request,
    move_request,
    open_request,
    start_request,
)

__all__ = [
    "ChannelFacts",
    "add_channel",
    "add_message",
    "answer_approval",
    "approval_of_token",
    "ask_approval",
    "cancel_approvals",
    "cancel_request",
    "change_channel",
    "finish_request",
    "move_request",
    "open_request",
    "start_request",
]
