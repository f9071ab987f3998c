"""A read mail as `huolto mail read --json` answers it: the shape that others script against."""

from typing import Any

from huolto.connectors.mail.headers import Address
from huolto.connectors.mail.reading import ReadMail


def answer(name: str, mail: ReadMail) -> dict[str, Any]:
    """One object a file; names are never changed, only added to."""
    return {
        "file": name,
        "from": _person(mail.sender),
        "to": [_person(one) for one in mail.to],
        "cc": [_person(one) for one in mail.cc],
        "reply_to": [_person(one) for one in mail.reply_to],
        "subject": mail.subject,
        "topic": mail.topic,
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "references": list(mail.references),
        "date": mail.date.isoformat() if mail.date else None,
        "text": mail.text,
        "reply": mail.reply,
        "attachments": [
            {
                "filename": one.filename,
                "content_type": one.content_type,
                "size": one.size,
                "inline": one.inline,
            }
            for one in mail.attachments
        ],
        "automatic": mail.automatic,
        "bounce": {
            "status": mail.bounce.status,
            "recipient": mail.bounce.recipient,
            "permanent": mail.bounce.permanent,
            "address_is_gone": mail.bounce.address_is_gone,
            "recipients": [one.recipient for one in mail.bounces],
        }
        if mail.bounce
        else None,
        "request_number": mail.request_number,
        "oddities": list(mail.oddities),
    }


def _person(one: Address) -> dict[str, str]:
    return {"name": one.name, "address": one.address}
