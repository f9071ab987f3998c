"""Keeping a template of the provider's own: read whole, its examples pass, and never changed afterwards."""

from django.db import IntegrityError, transaction

from huolto.agreements import queries
from huolto.agreements.access import require_activating
from huolto.agreements.commands.activating import require_examples
from huolto.agreements.commands.drafting import as_kept, read_source, refused
from huolto.agreements.models import AgreementTemplate
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.rules.agreement.positions import line_of, locate
from huolto.rules.agreement.problems import Problem


@command
def keep_template(*, actor: Actor, source: str) -> AgreementTemplate:
    """Keep a file as the version of a template that it names by `id` and `version`.

    Raises InvalidInput with `problems` as `draft_version`, also for a version that is kept already, and with
    `examples` in the details while an example of the file fails.
    """
    require_activating(actor)
    text = as_kept(source)
    parsed = read_source(text, actor.provider)
    require_examples(queries.example_rows(parsed))
    try:
        with transaction.atomic():
            return AgreementTemplate.objects.create(
                provider=actor.provider,
                code=parsed.id,
                number=parsed.header.version,
                source=text,
                beside=list(parsed.beside),
                created_by_id=actor.person_id,
            )
    except IntegrityError as error:
        if "agreement_template_number" not in str(error):
            raise
    line = line_of(locate(text), ("agreement", "version"))
    number = parsed.header.version
    message = f"version {number} of this template is kept already; write version = {number + 1}"
    raise refused([Problem(line, "agreement.version", message)])
