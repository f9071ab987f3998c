"""What happens to what goes out and comes in."""

from dataclasses import dataclass
from typing import ClassVar

from huolto.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class MailBounced(Event):
    """A mail came back. `original_message_id` is that of our own mail, None where the returned mail names none of ours."""

    name: ClassVar[str] = "connectors.mail_bounced"
    address: str
    status: str | None
    permanent: bool
    address_is_gone: bool
    original_message_id: str | None
