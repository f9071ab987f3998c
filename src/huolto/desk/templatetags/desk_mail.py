"""`{{ approval.reason|why_asked }}`: why an approval is asked, one sentence in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django import template

from huolto.desk.reasons import approval_sentence

register = template.Library()


@register.filter
def why_asked(reason: Mapping[str, Any]) -> str:
    """The sentence of an approval's reason; "" without one."""
    return approval_sentence(reason)
