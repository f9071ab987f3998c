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
from huolto.desk.commands.codes import keep_code, set_codes
from huolto.desk.commands.guide_runs import (
    answer_run,
    begin_run,
    confirm_solved,
    follow_run,
    go_on_run,
    send_run,
    step_back,
    stop_run,
)
from huolto.desk.commands.guides import draft_guide, publish_guide, retire_guide, take_guides
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
from huolto.desk.commands.remote import answer_remote, ask_remote, begin_remote, end_remote
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
    "answer_remote",
    "answer_run",
    "approval_of_token",
    "ask_approval",
    "ask_remote",
    "assign_requests",
    "begin_queues",
    "begin_remote",
    "begin_run",
    "bind_agreement",
    "cancel_approvals",
    "cancel_request",
    "change_channel",
    "change_queue",
    "confirm_solved",
    "draft_guide",
    "end_remote",
    "finish_request",
    "first_queue",
    "follow_run",
    "go_on_run",
    "keep_code",
    "keep_ready_answer",
    "link_requests",
    "merge_requests",
    "move_request",
    "move_to_queue",
    "open_request",
    "plan_start",
    "publish_guide",
    "rate_request",
    "remove_request_item",
    "reopen_request",
    "retire_guide",
    "send_run",
    "set_codes",
    "set_priority",
    "split_request",
    "start_request",
    "step_back",
    "stop_run",
    "take_guides",
    "tick_task",
    "unwatch_request",
    "wait_for_customer",
    "wait_for_others",
    "watch_request",
]
