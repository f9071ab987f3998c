"""Guides: drafted, published when their examples hold, retired; those of the program are taken over."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk.choices import DefinitionState
from huolto.desk.commands.codes import take_codes
from huolto.desk.guide_files import shipped_guides
from huolto.desk.models import DiagnosisGuide, GuideVersion, ServiceCode
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import ChangedMeanwhile, InvalidInput, NotVisible, WrongState
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_name, lock_row
from huolto.parties.choices import Right
from huolto.rules.guides import CodeKind, Examined, Guide, GuideError, examine, parse

GUIDE_KEEPERS = (Right.AGENT, Right.ADMINISTER_PROVIDER)
LARGEST_SOURCE = 200_000
"""Characters of a guide; the longest that come with the program have a tenth of it."""


@command
def draft_guide(
    *, actor: Actor, source: str, guide_id: int | None = None, based_on: str | None = None
) -> GuideVersion:
    """Keep a text as the draft of the guide that it names. With `guide_id` it must be that one.

    `based_on` is the draft's text as the writer read it; raises ChangedMeanwhile where it is another by now, InvalidInput
    (field `source`, all mistakes in `details`) where something is wrong. Failing examples do not stop a draft.
    """
    actor.require_right(*GUIDE_KEEPERS)
    text = as_kept(source)
    guide = read_guide(actor, text)
    lock_name(f"guide:{actor.provider_id}:{guide.id}")
    row = _row_of(actor, guide, guide_id)
    draft = row.versions.filter(state=DefinitionState.DRAFT).first()
    if based_on is not None and draft is not None and draft.source != as_kept(based_on):
        raise ChangedMeanwhile(details={"yours": text, "theirs": draft.source})
    if draft is None:
        last = row.versions.order_by("-number").values_list("number", flat=True).first() or 0
        draft = GuideVersion(provider=actor.provider, guide=row, number=last + 1)
    draft.source, draft.created_by_id = text, actor.person_id
    draft.save()
    if not row.versions.filter(published_at__isnull=False).exists():
        _follow(row, guide)
    return draft


@command
def publish_guide(*, actor: Actor, version_id: int) -> GuideVersion:
    """Put a draft in use in place of the version before; refused until its examples hold and show every outcome."""
    actor.require_right(*GUIDE_KEEPERS)
    version = lock_row(GuideVersion.objects.of(actor.provider).select_related("guide"), version_id)
    if version.state != DefinitionState.DRAFT:
        raise WrongState(_("Only a draft is published."))
    guide = read_guide(actor, version.source)
    _require_shown(examine(guide))
    now = timezone.now()
    version.guide.versions.filter(state=DefinitionState.PUBLISHED).update(
        state=DefinitionState.RETIRED, retired_at=now
    )
    version.state, version.published_at = DefinitionState.PUBLISHED, now
    version.published_by_id = actor.person_id
    version.save(update_fields=["state", "published_at", "published_by"])
    _follow(version.guide, guide)
    return version


@command
def retire_guide(*, actor: Actor, guide_id: int) -> None:
    """Offer a guide no longer; what was walked of it stays, and a new version may be published."""
    actor.require_right(*GUIDE_KEEPERS)
    guide = lock_row(DiagnosisGuide.objects.of(actor.provider), guide_id)
    published = guide.versions.filter(state=DefinitionState.PUBLISHED)
    if not published.update(state=DefinitionState.RETIRED, retired_at=timezone.now()):
        raise WrongState(_("This guide is not in use."))


@command
def take_guides(*, actor: Actor, codes: Iterable[str]) -> list[GuideVersion]:
    """Take guides of the program into use with the codes that they name; those the provider has stay as they are."""
    actor.require_right(*GUIDE_KEEPERS)
    shipped = shipped_guides()
    wanted = list(codes)
    if unknown := [code for code in wanted if code not in shipped]:
        raise NotVisible(details={"codes": unknown})
    known = set(DiagnosisGuide.objects.of(actor.provider).values_list("code", flat=True))
    taken = []
    for code in wanted:
        if code in known:
            continue
        take_codes(actor, parse(shipped[code]).codes())
        draft = draft_guide(actor=actor, source=shipped[code])
        taken.append(publish_guide(actor=actor, version_id=draft.pk))
    return taken


def as_kept(source: str) -> str:
    """A text as it is kept: lines end alike, no mark at its head."""
    return source.replace("\r\n", "\n").removeprefix("\ufeff")


def codes_of(actor: Actor) -> Mapping[CodeKind, list[str]]:
    """The provider's codes by kind; what is out of use is not given any more."""
    found: dict[CodeKind, list[str]] = {kind: [] for kind in CodeKind}
    for kind, code in (
        ServiceCode.objects.of(actor.provider).filter(is_active=True).values_list("kind", "code")
    ):
        found[CodeKind(kind)].append(code)
    return found


def read_guide(actor: Actor, source: str) -> Guide:
    """The guide of a text, with the provider's codes; raises InvalidInput with all mistakes."""
    if len(source) > LARGEST_SOURCE:
        raise InvalidInput(_("This is too long to be a guide."), field="source")
    try:
        return parse(source, codes=codes_of(actor))
    except GuideError as error:
        raise _refused(error) from error


def _refused(error: GuideError) -> InvalidInput:
    rows: list[dict[str, Any]] = [
        {"line": one.line, "key": one.key, "message": one.message} for one in error.problems
    ]
    said = (
        _("The guide was not kept: it has %(count)s mistakes.") % {"count": figure(len(rows))}
        if len(rows) != 1
        else _("The guide was not kept: it has a mistake.")
    )
    return InvalidInput(said, code="wrong-guide", field="source", details={"problems": rows})


def _require_shown(examined: Examined) -> None:
    if examined.failing:
        raise WrongState(
            _("The example “%(says)s” does not hold. Mend it or the guide, then publish.")
            % {"says": examined.failing[0].example.says}
        )
    if examined.unshown:
        names = ", ".join(one.id for one in examined.unshown)
        raise WrongState(
            _("No example shows these outcomes: %(names)s. Write one for each.") % {"names": names}
        )


def _row_of(actor: Actor, guide: Guide, guide_id: int | None) -> DiagnosisGuide:
    rows = DiagnosisGuide.objects.of(actor.provider)
    if guide_id is None:
        row, _made = rows.get_or_create(
            provider=actor.provider, code=guide.id, defaults={"title": dict(guide.title)}
        )
        return row
    named: DiagnosisGuide = lock_row(rows, guide_id)
    if named.code != guide.id:
        raise InvalidInput(
            _("The text calls itself “%(theirs)s”; this guide is “%(ours)s”. Its id stays.")
            % {"theirs": guide.id, "ours": named.code},
            field="source",
        )
    return named


def _follow(row: DiagnosisGuide, guide: Guide) -> None:
    """Let the guide be called and suggested as its text says."""
    row.title, row.is_for_employees = dict(guide.title), guide.for_employees
    row.suits = {
        "kinds": list(guide.suits.kinds),
        "categories": list(guide.suits.categories),
        "models": list(guide.suits.models),
        "tasks": list(guide.suits.tasks),
    }
    row.save(update_fields=["title", "suits", "is_for_employees"])
