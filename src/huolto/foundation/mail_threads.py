"""How a mail stands in the conversation about a request: its own id, what it answers, its number in the subject.

Begin at `Thread`. Message-IDs follow `rules.mail.subjects`, so that an answer finds its request by itself.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import formataddr, parseaddr

from huolto.rules.mail.subjects import bare_subject, is_forward, is_reply, own_message_id, request_number

MOST_REFERENCES = 20
"""How many ids References names: the first, which begins the conversation, and the last ones (RFC 5322 3.6.4)."""


@dataclass(frozen=True, kw_only=True)
class Thread:
    """The conversation that a mail belongs to.

    `answers` are the Message-IDs in it, oldest first; `reply_to` is where answers are read, "" where nobody reads them;
    `hides_subject` is for what only the receiver may know: such a subject is the number alone.
    """

    number: str
    answers: Sequence[str] = ()
    reply_to: str = ""
    hides_subject: bool = False

    def message_id(self, host: str) -> str:
        """A new id of a mail in it."""
        return own_message_id(self.number, secrets.token_hex(10), host)

    def headers(self) -> Mapping[str, str]:
        """In-Reply-To, References and Reply-To."""
        found = {"Reply-To": self.reply_to} if self.reply_to else {}
        if not self.answers:
            return found
        named = list(dict.fromkeys(self.answers))
        if len(named) > MOST_REFERENCES:
            named = [named[0], *named[1 - MOST_REFERENCES :]]
        return {**found, "In-Reply-To": named[-1], "References": " ".join(named)}

    def subject(self, written: str, *, is_answer: bool) -> str:
        """The subject with the number once: an answer begins with "Re:", the number stands at the end or where it was."""
        if self.hides_subject:
            return f"{'Re: ' if is_answer else ''}[{self.number}]"
        # Taking off prefixes takes marks within words too, so only where there is one.
        has_prefix = is_reply(written) or is_forward(written)
        text = bare_subject(written) if is_answer and has_prefix else written
        if request_number(text) != self.number:
            text = f"{text[: 250 - len(self.number) - 8].rstrip()} [{self.number}]"
        return f"Re: {text}" if is_answer else text


def sender_named(name: str, sender: str, reply_to: str = "") -> str:
    """The address to send from, with a name: the mailbox of the conversation where it is of the sender's own domain."""
    shown, plain = parseaddr(sender)
    own = plain.rpartition("@")[2].lower()
    if reply_to and reply_to.rpartition("@")[2].lower() == own:
        plain = reply_to
    return formataddr((shown or name, plain), "utf-8") if plain else sender
