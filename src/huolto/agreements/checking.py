"""What is right and wrong with a text while it is being written; nothing is kept."""

from dataclasses import dataclass
from typing import Any

from huolto.agreements import queries
from huolto.agreements.access import require_drafting
from huolto.agreements.commands.drafting import agreement_below, as_kept, read_source
from huolto.agreements.documents import Document, ExampleText, document_of_text, examples_of
from huolto.agreements.models import AgreementVersion
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.parties.models import Organisation


@dataclass(frozen=True)
class Checked:
    """Mistakes of a text, each with line, key and what to mend; without any, its examples and its document."""

    problems: tuple[dict[str, Any], ...] = ()
    examples: tuple[ExampleText, ...] = ()
    document: Document | None = None

    @property
    def passing(self) -> int:
        """How many examples come out right."""
        return sum(example.ok for example in self.examples)

    @property
    def failing(self) -> int:
        """How many examples do not."""
        return len(self.examples) - self.passing


def check_source(
    *,
    actor: Actor,
    customer: Organisation | None,
    source: str,
    language: str,
    before: AgreementVersion | None = None,
) -> Checked:
    """What `source` says as an agreement with a customer, in a reader's language, and what it changes of `before`.

    Without a customer yet, the agreement below is not looked for. Raises NotAllowed.
    """
    require_drafting(actor)
    if customer is not None and customer.provider_id != actor.provider_id:
        raise NotVisible
    text = as_kept(source)
    try:
        agreement = read_source(text, actor.provider)
        below = agreement_below(customer, agreement, text) if customer is not None else None
    except InvalidInput as error:
        return Checked(problems=tuple(error.details.get("problems", ())))
    rows = queries.example_rows(agreement, below=queries.parsed_below(below))
    return Checked(
        examples=tuple(examples_of(rows, agreement, language)),
        document=document_of_text(agreement, text, rows, language, before),
    )
