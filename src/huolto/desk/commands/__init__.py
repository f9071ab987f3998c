"""All state changes of the desk."""

from huolto.desk.commands.approvals import (
    answer_approval,
    approval_of_token,
    ask_approval,
    ask_approvals,
    cancel_approvals,
    link_is_over,
    mailed_approval,
)
from huolto.desk.commands.approvals_in_time import expire_approval, remind_approval
from huolto.desk.commands.around import (
    ReadyAnswerFacts,
    add_request_item,
    add_task,
    keep_ready_answer,
    rate_request,
    remove_request_item,
    tick_task,
    unwatch_request,
    watch_request,
)
from huolto.desk.commands.channels import ChannelFacts, add_channel, change_channel
from huolto.desk.commands.handling import (
    assign_requests,
    bind_agreement,
    move_to_queue,
    plan_start,
    set_priority,
)
from huolto.desk.commands.joining import link_requests, merge_requests, split_request
from huolto.desk.commands.messages import add_message
from huolto.desk.commands.queues import QueueFacts, add_queue, begin_queues, change_queue, first_queue
from huolto.desk.commands.requests import (
    cancel_request,
    finish_request,
    move_request,
    open_request,
    reopen_request,
    start_request,
    wait_for_customer,
    wait_for_others,
)

__all__ = [
    "ChannelFacts",
    "QueueFacts",
    "ReadyAnswerFacts",
    "add_channel",
    "add_message",
    "add_queue",
    "add_request_item",
    "add_task",
    "answer_approval",
    "approval_of_token",
    "ask_approval",
    "ask_approvals",
    "assign_requests",
    "begin_queues",
    "bind_agreement",
    "cancel_approvals",
    "cancel_request",
    "change_channel",
    "change_queue",
    "expire_approval",
    "finish_request",
    "first_queue",
    "keep_ready_answer",
    "link_is_over",
    "link_requests",
    "mailed_approval",
    "merge_requests",
    "move_request",
    "move_to_queue",
    "open_request",
    "plan_start",
    "rate_request",
    "remind_approval",
    "remove_request_item",
    "reopen_request",
    "set_priority",
    "split_request",
    "start_request",
    "tick_task",
    "unwatch_request",
    "wait_for_customer",
    "wait_for_others",
    "watch_request",
]
