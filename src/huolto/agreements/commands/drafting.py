"""Writing a version: the file is read whole, and refused whole with every mistake, line and key."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.agreements import queries
from huolto.agreements.access import require_drafting
from huolto.agreements.choices import VersionState
from huolto.agreements.events import DraftDiscarded, VersionDrafted
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.agreements.template_files import beside
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_name, lock_row
from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation
from huolto.rules.agreement.model import Agreement as ParsedAgreement
from huolto.rules.agreement.parsing import parse
from huolto.rules.agreement.positions import line_of, locate
from huolto.rules.agreement.problems import AgreementError, Problem

LARGEST_SOURCE = 500_000
"""Characters of a file; the longest real agreements have a tenth of it."""


@command
def draft_version(*, actor: Actor, customer: Organisation, source: str) -> AgreementVersion:
    """Keep a file as the next version of the customer's agreement that it names, in state draft.

    Raises InvalidInput (field `source`) whose details have `problems`, a list of {"line", "key", "message"},
    when anything in the file is wrong. Failing examples do not stop a draft; they stop its activation.
    """
    require_drafting(actor)
    _require_customer(actor, customer)
    text = as_kept(source)
    parsed = read_source(text, actor.provider)
    lock_name(f"agreement:{actor.provider_id}:{customer.pk}:{parsed.id}")
    below = agreement_below(customer, parsed, text)
    agreement, is_new = Agreement.objects.get_or_create(
        provider=actor.provider,
        customer=customer,
        code=parsed.id,
        defaults={"name": dict(parsed.header.name), "on_top_of": below},
    )
    last = AgreementVersion.objects.of(actor.provider).filter(agreement=agreement).order_by("-number").first()
    version = AgreementVersion.objects.create(
        provider=actor.provider,
        agreement=agreement,
        number=last.number + 1 if last else 1,
        source=text,
        beside=list(parsed.beside),
        language_version=parsed.language,
        examples=queries.example_rows(parsed, below=queries.parsed_below(below)),
        created_by_id=actor.person_id,
    )
    if not is_new and not was_active(agreement):
        Agreement.objects.filter(pk=agreement.pk).update(name=dict(parsed.header.name), on_top_of=below)
    publish(
        VersionDrafted(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=customer.pk,
            person_id=actor.person_id,
            agreement_id=agreement.pk,
            version_id=version.pk,
            number=version.number,
        )
    )
    return version


def as_kept(source: str) -> str:
    """A file as it is kept: lines end alike, no mark at its head."""
    return source.replace("\r\n", "\n").removeprefix("\ufeff")


@command
def discard_draft(*, actor: Actor, version: AgreementVersion) -> None:
    """Throw a draft away; raises WrongState for a version that is or was in force."""
    require_drafting(actor)
    locked = lock_row(AgreementVersion.objects.of(actor.provider).select_related("agreement"), version.pk)
    if locked.state != VersionState.DRAFT:
        raise WrongState(_("A version that was put in force is kept."))
    publish(
        DraftDiscarded(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=locked.agreement.customer_id,
            person_id=actor.person_id,
            agreement_id=locked.agreement_id,
            version_id=locked.pk,
            number=locked.number,
        )
    )
    locked.delete()


def problem_rows(problems: "tuple[Problem, ...] | list[Problem]") -> list[dict[str, Any]]:
    """Mistakes as the details of an error carry them."""
    return [
        {"line": problem.line, "key": problem.key, "message": problem.message}
        for problem in sorted(set(problems))
    ]


def refused(problems: "tuple[Problem, ...] | list[Problem]") -> InvalidInput:
    """The one error that tells all mistakes of a file."""
    count = len(set(problems))
    return InvalidInput(
        _("The agreement was not kept: the file has %(count)s mistakes.") % {"count": figure(count)}
        if count != 1
        else _("The agreement was not kept: the file has a mistake."),
        code="wrong-agreement",
        field="source",
        details={"problems": problem_rows(problems)},
    )


def read_source(text: str, provider: Provider) -> ParsedAgreement:
    """What a file says, with the templates of the provider beside it; raises the error that tells all its mistakes."""
    if len(text) > LARGEST_SOURCE:
        raise refused([Problem(0, "", f"is longer than {LARGEST_SOURCE} characters")])
    if "\x00" in text:
        raise refused([Problem(text.count("\n", 0, text.index("\x00")) + 1, "", "is not a text file")])
    try:
        return parse(text, beside=beside(provider))
    except AgreementError as error:
        raise refused(error.problems) from error


def _require_customer(actor: Actor, customer: Organisation) -> None:
    if customer.provider_id != actor.provider_id:
        raise NotVisible
    if OrganisationRole.CUSTOMER not in customer.roles:
        raise InvalidInput(_("Agreements are made with customers."), field="customer")


def agreement_below(customer: Organisation, parsed: ParsedAgreement, source: str) -> Agreement | None:
    """The agreement that the file says it stands on: the customer's own of that code, else one further up."""
    code = parsed.header.on_top_of
    if not code:
        return None
    below = queries.agreement_named(customer, code)
    if below is None:
        known = ", ".join(queries.codes_over(customer)) or "none"
        message = f'there is no agreement "{code}" of this customer; known: {known}'
        raise refused([_problem_below(source, message)])
    if queries.stands_on(below, customer_id=customer.pk, code=parsed.id):
        message = f"{code} stands on {parsed.id} already; two agreements cannot stand on each other"
        raise refused([_problem_below(source, message)])
    return below


def _problem_below(source: str, message: str) -> Problem:
    return Problem(line_of(locate(source), ("agreement", "on_top_of")), "agreement.on_top_of", message)


def was_active(agreement: Agreement) -> bool:
    """Whether a version of it was ever put in force."""
    return AgreementVersion.objects.filter(agreement=agreement, state=VersionState.ACTIVE).exists()
