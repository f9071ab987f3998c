"""The two lists of who hears what.

`IN_TRANSACTION` handlers get the batch inside the command's transaction and may fail it; `AFTER_COMMIT`
handlers get the stored record from a job, once each. `PORTS` are where lower asks upper.
"""

from collections.abc import Sequence

from huolto.agreements import personal_data as of_agreements
from huolto.agreements.events import (
    VersionActivated,
    VersionEnded,
    VersionRenewed,
    VersionWithdrawn,
)
from huolto.agreements.reach import Reach
from huolto.catalogue import personal_data as of_catalogue
from huolto.charges import personal_data as of_charges
from huolto.charges.commands import (
    note_activation,
    note_enrolments,
    note_item_changes,
    note_own_days,
    note_readings,
    record_lease_purchases,
)
from huolto.connectors import personal_data as of_connectors
from huolto.connectors.events import MailBounced
from huolto.connectors.mail_in.copies import forget_copied
from huolto.connectors.mail_in.origin import came_by_mail
from huolto.connectors.told_events import kinds_told
from huolto.connectors.webhooks.hearing import note_for_webhooks
from huolto.desk import personal_data as of_desk
from huolto.desk.choices import RequestKind
from huolto.desk.commands import begin_queues
from huolto.desk.events import (
    ApprovalAnswered,
    ApprovalAsked,
    ApprovalExpired,
    ApprovalReminded,
    EstimateAnswered,
    EstimateGiven,
    EstimateOverrun,
    MessageWritten,
    RequestAssigned,
    RequestMoved,
    RequestOpened,
    RequestPlanned,
    RequestQueued,
    TargetLate,
    TargetNearlyDue,
    TimerForgotten,
)
from huolto.desk.mails import mail_approval_answered, mail_approval_expired
from huolto.desk.message_mails import mail_message, note_heard_by_mail
from huolto.desk.notices import (
    tell_approval_answered,
    tell_approval_asked,
    tell_approval_expired,
    tell_approval_reminded,
    tell_message,
    tell_request_assigned,
    tell_request_moved,
    tell_request_opened,
    tell_request_planned,
    tell_target_late,
    tell_target_nearly_due,
)
from huolto.desk.ports import RequestProcess, register_mail_origin, register_process
from huolto.desk.searching import refresh_named_requests
from huolto.desk.tasks import recount_after_days
from huolto.desk.time_notices import (
    tell_estimate_answered,
    tell_estimate_given,
    tell_estimate_overrun,
    tell_timer_forgotten,
)
from huolto.faces.card_document import cards_pdf
from huolto.foundation import events
from huolto.foundation import personal_holdings as of_foundation
from huolto.foundation.events import AfterCommit, Event, InTransaction
from huolto.foundation.mail import MailRefused
from huolto.foundation.personal_data import Domain, register_personal_data
from huolto.invoicing import personal_data as of_invoicing
from huolto.knowledge import personal_data as of_knowledge
from huolto.knowledge.commands import ship_to_new_provider
from huolto.parties import personal_data as of_parties
from huolto.parties.events import (
    EnrolmentChanged,
    EnrolmentEnded,
    NameChanged,
    OwnDaysChanged,
    PersonEnrolled,
    ProviderCreated,
)
from huolto.parties.returned_mail import note_mail_bounced, note_mail_refused
from huolto.privacy import personal_data as of_privacy
from huolto.register import personal_data as of_register
from huolto.register.events import (
    ItemChanged,
    ItemChangeTakenBack,
    ItemDisposed,
    ItemHandedOver,
    ItemMissed,
    ItemPutInService,
    ItemReturned,
    ItemSentToRepair,
    ItemTakenOutOfService,
    LeaseEnded,
    LeaseStarted,
    ReadingsRecorded,
)
from huolto.register.list_keys import refresh_named
from huolto.register.notices import tell_handed_over
from huolto.register.ports import register_agreement_reach, register_card_paper
from huolto.shop import personal_data as of_shop
from huolto.shop.commands import OrderProcess
from huolto.shop.events import OrderLineMoved, OrderPlaced
from huolto.shop.mails import mail_order_delivered, mail_order_placed
from huolto.shop.notices import tell_order_moved
from huolto.stock import personal_data as of_stock
from huolto.stock.commands import follow_items, follow_models
from huolto.stock.events import UnitMoved

IN_TRANSACTION: dict[type[Event], Sequence[InTransaction]] = {
    EnrolmentChanged: [note_enrolments],
    EnrolmentEnded: [note_enrolments],
    OwnDaysChanged: [note_own_days],
    PersonEnrolled: [note_enrolments],
    RequestQueued: [forget_copied],
    UnitMoved: [note_item_changes],
    VersionActivated: [note_activation],
    VersionEnded: [note_activation],
    VersionRenewed: [note_activation],
    VersionWithdrawn: [note_activation],
    ItemChanged: [note_item_changes, follow_models],
    ItemChangeTakenBack: [note_item_changes],
    ItemDisposed: [follow_items],
    ItemMissed: [follow_items],
    ItemPutInService: [note_item_changes, follow_items],
    ItemReturned: [follow_items],
    ItemSentToRepair: [follow_items],
    ItemTakenOutOfService: [note_item_changes],
    LeaseEnded: [note_item_changes, record_lease_purchases],
    LeaseStarted: [note_item_changes],
    ProviderCreated: [begin_queues, ship_to_new_provider],
    ReadingsRecorded: [note_readings],
}

AFTER_COMMIT: dict[type[Event], Sequence[AfterCommit]] = {
    ApprovalAnswered: [mail_approval_answered, tell_approval_answered],
    ApprovalAsked: [tell_approval_asked],
    ApprovalExpired: [mail_approval_expired, tell_approval_expired],
    ApprovalReminded: [tell_approval_reminded],
    MailBounced: [note_mail_bounced],
    MailRefused: [note_mail_refused],
    EstimateAnswered: [tell_estimate_answered],
    EstimateGiven: [tell_estimate_given],
    EstimateOverrun: [tell_estimate_overrun],
    ItemHandedOver: [tell_handed_over],
    MessageWritten: [tell_message, mail_message, note_heard_by_mail],
    NameChanged: [refresh_named, refresh_named_requests],
    OrderPlaced: [mail_order_placed],
    OwnDaysChanged: [recount_after_days],
    OrderLineMoved: [mail_order_delivered, tell_order_moved],
    RequestAssigned: [tell_request_assigned],
    RequestMoved: [tell_request_moved],
    RequestOpened: [tell_request_opened, note_heard_by_mail],
    RequestPlanned: [tell_request_planned],
    TargetLate: [tell_target_late],
    TargetNearlyDue: [tell_target_nearly_due],
    TimerForgotten: [tell_timer_forgotten],
}

PORTS: dict[str, RequestProcess] = {RequestKind.ORDER: OrderProcess()}
"""What stands behind requests of a kind."""

PERSONAL_DATA: tuple[Domain, ...] = (
    of_foundation.HOLDINGS,
    of_parties.HOLDINGS,
    of_privacy.HOLDINGS,
    of_catalogue.HOLDINGS,
    of_register.HOLDINGS,
    of_stock.HOLDINGS,
    of_agreements.HOLDINGS,
    of_charges.HOLDINGS,
    of_desk.HOLDINGS,
    of_knowledge.HOLDINGS,
    of_shop.HOLDINGS,
    of_invoicing.HOLDINGS,
    of_connectors.HOLDINGS,
)
"""What each domain holds of people; an erasure goes through them in this order."""


def connect() -> None:
    """Give the lists to the event machinery; called once at start."""
    register_agreement_reach(Reach())
    register_mail_origin(came_by_mail)
    register_card_paper(cards_pdf)
    register_personal_data(PERSONAL_DATA)
    told = {kind: [*IN_TRANSACTION.get(kind, ()), note_for_webhooks] for kind in kinds_told()}
    events.wire(in_transaction={**IN_TRANSACTION, **told}, after_commit=AFTER_COMMIT)
    for kind, process in PORTS.items():
        register_process(kind, process)
