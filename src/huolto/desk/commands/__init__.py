"""All state changes of the desk."""

from huolto.desk.commands.approvals import answer_approval, approval_of_token, ask_approval, cancel_approvals
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
from huolto.desk.commands.estimates import answer_estimate, give_estimate, tell_estimate
from huolto.desk.commands.handling import (
    assign_requests,
    bind_agreement,
    move_to_queue,
    plan_start,
    set_priority,
)
from huolto.desk.commands.handover import hand_over_requests
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
from huolto.desk.commands.time_entries import change_time, record_time, remove_time
from huolto.desk.commands.timers import (
    drop_timer,
    pause_timer,
    start_timer,
    stop_timer,
    tell_forgotten_timers,
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
    "answer_estimate",
    "approval_of_token",
    "ask_approval",
    "assign_requests",
    "begin_queues",
    "bind_agreement",
    "cancel_approvals",
    "cancel_request",
    "change_channel",
    "change_queue",
    "change_time",
    "drop_timer",
    "finish_request",
    "first_queue",
    "give_estimate",
    "hand_over_requests",
    "keep_ready_answer",
    "link_requests",
    "merge_requests",
    "move_request",
    "move_to_queue",
    "open_request",
    "pause_timer",
    "plan_start",
    "rate_request",
    "record_time",
    "remove_request_item",
    "remove_time",
    "reopen_request",
    "set_priority",
    "split_request",
    "start_request",
    "start_timer",
    "stop_timer",
    "tell_estimate",
    "tell_forgotten_timers",
    "tick_task",
    "unwatch_request",
    "wait_for_customer",
    "wait_for_others",
    "watch_request",
]
