"""Hands items over to people and takes them back: asked, confirmed or declined, reminded of, expired (S1.17)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InUse, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.files import store_file
from huolto.foundation.jobs import enqueue
from huolto.foundation.locks import lock_row, lock_rows
from huolto.foundation.texts import LANGUAGES, text_in
from huolto.parties.access import people_visible_to
from huolto.parties.choices import Right
from huolto.parties.mails import language_of
from huolto.parties.models import Person
from huolto.register.access import require_changeable
from huolto.register.choices import HAND_OVER_TRANSITIONS, HandOverState, HandOverWay, ItemState
from huolto.register.commands.changes import change_items
from huolto.register.commands.inputs import ItemChanges
from huolto.register.events import ItemHandedOver
from huolto.register.hand_over_access import hash_of, may_manage, new_nonce, token_of
from huolto.register.hand_over_mails import mail_asked, mail_declined, mail_reminder
from huolto.register.models import HandOver, HandOverItem, HandOverTerms, Item
from huolto.register.notices import tell_asked, tell_declined

LINK_DAYS = 14
REMIND_AFTER = (3, 7)
"""Days after which a person is reminded, once each."""
TERMS_KEEPERS = (Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER)


@dataclass(frozen=True, kw_only=True)
class Handed:
    """One item to hand over: in which condition, with which accessories."""

    item_id: int
    condition: str = ""
    accessories: str = ""


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """What a person gives to confirm: the name typed with a tick, or a drawn signature (PNG), or both."""

    way: HandOverWay
    name: str = ""
    is_ticked: bool = False
    signature: bytes | None = None


@command
def hand_over(
    *,
    actor: Actor,
    items: Sequence[Handed],
    person_id: int | None = None,
    place_id: int | None = None,
    is_back: bool = False,
    note: str = "",
    by_mail: bool = False,
) -> HandOver:
    """Ask a person to confirm that they take these items over, or with `is_back` that they give them back.

    Given back is what one person holds, who is then asked. With `by_mail` the link is mailed in the person's
    language; without, they sign on the spot or after signing in. Raises NotVisible, NotAllowed; InvalidInput for
    nobody, a stranger, somebody who has left or has no address for the link; InUse where one is waiting.
    """
    given = {handed.item_id: handed for handed in items}
    if not given:
        raise InvalidInput(_("Choose at least one device."), field="ids")
    require_changeable(actor, given)
    rows = lock_rows(Item.objects.of(actor.provider), given)
    person = _person(actor, rows, person_id, is_back=is_back)
    if by_mail and not person.email:
        raise InvalidInput(
            _("%(name)s has no e-mail address. Let them sign here.") % {"name": person.name}, field="by_mail"
        )
    _check_items(rows)
    terms = HandOverTerms.objects.of(actor.provider).first()
    nonce, now = new_nonce(), timezone.now()
    language = language_of(person)
    texts = (terms.back_text if is_back else terms.text) if terms else {}
    made = HandOver.objects.create(
        provider=actor.provider,
        customer_id=rows[0].customer_id,
        person=person,
        place_id=place_id,
        handed_by_id=actor.person_id,
        is_back=is_back,
        terms=text_in(texts, language, actor.provider.language),
        note=note.strip(),
        language=language,
        is_mailed=by_mail,
        nonce=nonce,
        token_hash=hash_of(token_of(nonce)),
        asked_at=now,
        expires_at=now + timedelta(days=terms.link_days if terms else LINK_DAYS),
    )
    HandOverItem.objects.bulk_create(
        HandOverItem(
            provider=actor.provider,
            hand_over=made,
            item=row,
            condition=given[row.pk].condition.strip(),
            accessories=given[row.pk].accessories.strip(),
        )
        for row in rows
    )
    tell_asked(made)
    if by_mail:
        mail_asked(made)
    return made


@command
def accept_hand_over(*, actor: Actor, hand_over_id: int, confirmation: Confirmation) -> HandOver:
    """Confirm as the person who was asked, or on the spot before whoever may change the items.

    From this instant the person holds the items, at the hand-over's place where one was given; given back, nobody
    does. A receipt is made and mailed afterwards. Raises NotVisible for others, InvalidInput without a signature
    or a typed name with its tick, WrongState when answered, expired, or when the person has left.
    """
    found = _locked(actor, hand_over_id)
    _check_confirmation(confirmation)
    if not found.person.is_active:
        raise WrongState(_("%(name)s no longer belongs here.") % {"name": found.person.name})
    if confirmation.way != HandOverWay.ON_THE_SPOT and found.person_id != actor.person_id:
        raise NotVisible
    now = timezone.now()
    _move(found, HandOverState.ACCEPTED, now)
    found.way = confirmation.way
    found.signed_name = confirmation.name.strip()
    if confirmation.signature is not None:
        found.signature = store_file(
            provider=actor.provider,
            name=f"signature-{found.pk}.png",
            content=confirmation.signature,
            content_type="image/png",
        )
    found.save()
    _give(actor, found, now)
    enqueue("register.hand_over_receipt", hand_over_id=found.pk)
    return found


@command
def decline_hand_over(*, actor: Actor, hand_over_id: int, because: str) -> HandOver:
    """Say as the person who was asked that it is not so, and why; whoever handed over is told by mail."""
    found = _locked(actor, hand_over_id)
    if found.person_id != actor.person_id and not may_manage(actor, found):
        raise NotVisible
    if not because.strip():
        raise InvalidInput(_("Say in a few words what is wrong."), field="because")
    _move(found, HandOverState.DECLINED, timezone.now())
    found.declined_because = because.strip()[:2000]
    found.save()
    tell_declined(found)
    mail_declined(found)
    return found


@command
def withdraw_hand_over(*, actor: Actor, hand_over_id: int) -> HandOver:
    """Take back what a person was asked; its link no longer works. Only who may change all of its items."""
    found = _locked(actor, hand_over_id)
    if not may_manage(actor, found):
        raise NotAllowed
    _move(found, HandOverState.WITHDRAWN, timezone.now())
    found.save()
    return found


@command
def set_hand_over_terms(
    *, actor: Actor, text: Mapping[str, str], back_text: Mapping[str, str], link_days: int = LINK_DAYS
) -> HandOverTerms:
    """Set what people confirm at this provider, by language, and for how many days (1 to 90) a link holds."""
    actor.require_right(*TERMS_KEEPERS)
    for field, texts in (("text", text), ("back_text", back_text)):
        if not texts.keys() <= set(LANGUAGES):
            raise InvalidInput(_("There is no such language."), field=field)
    if not 1 <= link_days <= 90:
        raise InvalidInput(_("A link holds 1 to 90 days."), field="link_days")
    terms, _is_new = HandOverTerms.objects.update_or_create(
        provider=actor.provider,
        defaults={"text": dict(text), "back_text": dict(back_text), "link_days": link_days},
    )
    return terms


@command
def expire_and_remind(*, actor: Actor, now: datetime) -> None:
    """End what was not answered in time, and remind of mailed hand-overs after 3 and 7 days."""
    waiting = HandOver.objects.of(actor.provider).filter(state=HandOverState.WAITING)
    for pk in waiting.order_by("pk").values_list("pk", flat=True):
        one = lock_row(HandOver.objects.select_related("person__organisation", "provider"), pk)
        if one.state != HandOverState.WAITING:
            continue
        due = sum(one.asked_at + timedelta(days=days) <= now for days in REMIND_AFTER)
        if one.expires_at <= now:
            _move(one, HandOverState.EXPIRED, now)
            one.save()
        elif one.is_mailed and one.reminders < due:
            one.reminders = due
            one.save(update_fields=["reminders"])
            mail_reminder(one)


def is_open(found: HandOver, now: datetime | None = None) -> bool:
    """Whether it may still be answered; past its time it may not, also before that has been noted."""
    return found.state == HandOverState.WAITING and (now or timezone.now()) < found.expires_at


def _person(actor: Actor, rows: Sequence[Item], person_id: int | None, *, is_back: bool) -> Person:
    if is_back:
        holders = {row.holder_id for row in rows}
        if len(holders) != 1 or None in holders:
            raise InvalidInput(_("Only what one person holds can be given back together."), field="ids")
        person_id = holders.pop()
        people = Person.objects.of(actor.provider)
    else:
        if len({row.customer_id for row in rows}) != 1:
            raise InvalidInput(
                _("These devices are of several customers. Hand them over apart."), field="ids"
            )
        customer = rows[0].customer
        people = people_visible_to(actor).filter(organisation__path__startswith=_root(customer.path))
    person = people.filter(pk=person_id).select_related("organisation").first()
    if person is None:
        raise InvalidInput(_("Nobody of this name or address is known here."), field="person")
    if not person.is_active:
        raise InvalidInput(_("%(name)s no longer belongs here.") % {"name": person.name}, field="person")
    return person


def _root(path: str) -> str:
    return f"/{path.strip('/').split('/')[0]}/"


def _check_items(rows: Sequence[Item]) -> None:
    for row in rows:
        if row.state == ItemState.DISPOSED:
            raise WrongState(_("%(tag)s is disposed of.") % {"tag": row.asset_tag})
    busy = HandOverItem.objects.filter(item__in=rows, is_waiting=True).select_related(
        "item", "hand_over__person"
    )
    for line in busy[:1]:
        raise InUse(
            _("%(name)s has not answered yet about %(tag)s. Withdraw that first.")
            % {"name": line.hand_over.person.name, "tag": line.item.asset_tag},
            field="ids",
        )


def _check_confirmation(confirmation: Confirmation) -> None:
    if confirmation.signature is None and not (confirmation.name.strip() and confirmation.is_ticked):
        raise InvalidInput(_("Sign in the box, or write your name and tick that you confirm."), field="name")


def _locked(actor: Actor, pk: int) -> HandOver:
    rows = HandOver.objects.of(actor.provider).select_related("person__organisation", "provider", "handed_by")
    found = lock_row(rows, pk)
    if found.person_id != actor.person_id and not may_manage(actor, found):
        raise NotVisible
    return found


def _move(found: HandOver, to_state: HandOverState, now: datetime) -> None:
    ended = to_state in (HandOverState.ACCEPTED, HandOverState.DECLINED) and not is_open(found, now)
    if to_state not in HAND_OVER_TRANSITIONS[found.state] or ended:
        state = HandOverState.EXPIRED if found.state == HandOverState.WAITING else HandOverState(found.state)
        raise WrongState(
            _("This was answered already, or its time is over: %(state)s.")
            % {"state": str(state.label).lower()},
            code="answered",
        )
    found.state = to_state
    found.answered_at = now
    HandOverItem.objects.filter(hand_over=found).update(is_waiting=False)


def _give(actor: Actor, found: HandOver, now: datetime) -> None:
    """Let the register know; the holder's own word suffices, whatever rights the holder has."""
    items = lock_rows(Item.objects.of(actor.provider), found.lines.values_list("item_id", flat=True))
    holder_id = None if found.is_back else found.person_id
    if found.is_back:
        moved = [item for item in items if item.holder_id == found.person_id]
    else:
        moved = [item for item in items if item.holder_id != found.person_id]
    system = Actor.system(actor.provider)
    if moved:
        change_items(
            actor=system,
            item_ids=[item.pk for item in moved],
            changes=ItemChanges(holder_id=holder_id),
            from_at=now,
        )
    if found.place_id is not None:
        change_items(
            actor=system,
            item_ids=[item.pk for item in items],
            changes=ItemChanges(place_id=found.place_id),
            from_at=now,
        )
    publish(
        *(
            ItemHandedOver(
                provider_id=actor.provider_id,
                occurred_at=now,
                customer_id=item.customer_id,
                person_id=actor.person_id,
                item_id=item.pk,
                hand_over_id=found.pk,
                holder_id=found.person_id,
                is_back=found.is_back,
                way=found.way,
            )
            for item in items
        )
    )
