"""Changing a draft: the text is read whole, and whoever saves second is told of the first."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.agreements import queries
from huolto.agreements.access import require_drafting
from huolto.agreements.choices import VersionState
from huolto.agreements.commands.drafting import agreement_below, as_kept, read_source, refused, was_active
from huolto.agreements.events import DraftChanged
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import ChangedMeanwhile, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.rules.agreement.positions import line_of, locate
from huolto.rules.agreement.problems import Problem


@command
def change_draft(*, actor: Actor, version: AgreementVersion, source: str, based_on: str) -> AgreementVersion:
    """Keep another text of a draft; `based_on` is the digest (`queries.digest_of`) of the text it was made from.

    Raises ChangedMeanwhile (details `theirs`, the text now kept, and `yours`) where somebody saved in between,
    WrongState for a version that is no draft, InvalidInput with `problems` as `draft_version`.
    """
    require_drafting(actor)
    locked = lock_row(AgreementVersion.objects.of(actor.provider), version.pk)
    agreement = lock_row(Agreement.objects.of(actor.provider).select_related("customer"), locked.agreement_id)
    if locked.state != VersionState.DRAFT:
        raise WrongState(_("A version that was put in force is never changed; write a new one."))
    text = as_kept(source)
    if based_on != queries.digest_of(locked.source):
        raise ChangedMeanwhile(details={"yours": text, "theirs": locked.source}, field="source")
    parsed = read_source(text, actor.provider)
    if parsed.id != agreement.code:
        line = line_of(locate(text), ("agreement", "id"))
        message = (
            f'this is a draft of "{agreement.code}"; a file of another agreement is a new version of its own'
        )
        raise refused([Problem(line, "agreement.id", message)])
    below = agreement_below(agreement.customer, parsed, text)
    if text == locked.source:
        return locked
    locked.source = text
    locked.beside = list(parsed.beside)
    locked.language_version = parsed.language
    locked.examples = queries.example_rows(parsed, below=queries.parsed_below(below))
    locked.save(update_fields=["source", "beside", "language_version", "examples"])
    if not was_active(agreement):
        agreement.name = dict(parsed.header.name)
        agreement.on_top_of = below
        agreement.save(update_fields=["name", "on_top_of"])
    publish(
        DraftChanged(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=agreement.customer_id,
            person_id=actor.person_id,
            agreement_id=agreement.pk,
            version_id=locked.pk,
            number=locked.number,
        )
    )
    return locked
