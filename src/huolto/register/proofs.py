"""The paper that proves how an item was disposed of: what it may be, and keeping it."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput
from huolto.foundation.files import JPEG, PDF, PNG, checked_content, store_file

PROOFS = (PDF, JPEG, PNG)


def keep_proof(actor: Actor, upload: "UploadedFile[Any]") -> int:
    """Keep an uploaded proof; its id goes into `DisposalFacts.proof_id`. Raises InvalidInput about `proof`."""
    try:
        content, kind = checked_content(upload, kinds=PROOFS)
    except InvalidInput as error:
        raise InvalidInput(error.message, field="proof") from error
    return store_file(
        provider=actor.provider,
        name=upload.name or "proof",
        content=content,
        content_type=kind.content_type,
    ).pk
