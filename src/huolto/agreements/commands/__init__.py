"""All that changes agreements."""

from huolto.agreements.commands.activating import activate_version
from huolto.agreements.commands.changing import change_draft
from huolto.agreements.commands.drafting import discard_draft, draft_version
from huolto.agreements.commands.keeping import keep_template
from huolto.agreements.commands.terms import end_version, renew_version, withdraw_version

__all__ = [
    "activate_version",
    "change_draft",
    "discard_draft",
    "draft_version",
    "end_version",
    "keep_template",
    "renew_version",
    "withdraw_version",
]
