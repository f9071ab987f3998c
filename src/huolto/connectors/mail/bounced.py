"""A mail of ours came back: whoever looks after addresses is told."""

from datetime import datetime

from huolto.connectors.events import MailBounced
from huolto.foundation.events import publish
from huolto.rules.mail.bounces import Bounce


def note_bounce(
    *, provider_id: int, bounce: Bounce, original_message_id: str | None, occurred_at: datetime
) -> None:
    """Publish `MailBounced` for one address, inside the caller's transaction; nothing where none is named."""
    if not bounce.recipient:
        return
    publish(
        MailBounced(
            provider_id=provider_id,
            occurred_at=occurred_at,
            address=bounce.recipient[:320],
            status=bounce.status,
            permanent=bounce.permanent,
            address_is_gone=bounce.address_is_gone,
            original_message_id=original_message_id,
        )
    )
