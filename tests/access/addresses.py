"""What the all-routes test must know of a new page: how the names in its address are filled, and who sees the thing.

`ADDRESSES`: url name -> {name in the address: field of `Objects`, or `Fixed`}. `SEEN_BY`: field -> the roles of the
cast that see Kaarnalahti's object, where their rights open the page at all; everybody else gets a 404.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fixed:
    """A part of an address that is the same for everybody."""

    value: str


ROLES = {
    "stranger": None,
    "employee": "employee",
    "inspector": "inspector",
    "orderer": "orderer",
    "hr": "hr",
    "customer administrator": "customer_administrator",
    "approver": "approver",
    "orderer of a school": "school_orderer",
    "other customer": "other_orderer",
    "other customer's administrator": "other_administrator",
    "agent": "agent",
    "HR agent": "hr_agent",
    "technician": "technician",
    "store keeper": "store_keeper",
    "account manager": "account_manager",
    "billing": "billing",
    "provider administrator": "provider_administrator",
    "member of another provider": "sepidar_orderer",
    "administrator of another provider": "payar_administrator",
}
"""Every role, and who of the cast has it; all of them knock at Suopursu's doors."""

STAFF = frozenset(
    {
        "agent",
        "HR agent",
        "technician",
        "store keeper",
        "account manager",
        "billing",
        "provider administrator",
    }
)
EVERYBODY = frozenset(ROLES)

SEEN_BY = {
    "organisation": STAFF,
    "person": STAFF | {"customer administrator"},
    "grant": STAFF | {"customer administrator"},
    "door": STAFF,
    "product": STAFF,
    "package": STAFF,
    "assortment": STAFF,
    "assortment_entry": STAFF,
    "assortment_code": frozenset({"orderer"}),
    "cart_line": frozenset({"orderer"}),
    "request": (STAFF - {"HR agent"}) | {"orderer", "inspector", "approver"},
    "approval": frozenset({"approver"}),
    "approval_token": EVERYBODY,
    "order": (STAFF - {"HR agent"}) | {"orderer", "inspector", "approver"},
    "order_line": (STAFF - {"HR agent"}) | {"orderer", "inspector", "approver"},
    "item": (STAFF - {"HR agent"}) | {"orderer", "inspector", "employee"},
    "hand_over": (STAFF - {"HR agent", "billing"}) | {"orderer", "employee"},
    "hand_over_token": EVERYBODY,
    "device_import": (STAFF - {"HR agent"}) | {"orderer"},
    "agreement": STAFF | {"orderer", "orderer of a school", "inspector", "customer administrator"},
    "agreement_version": STAFF,
    "period_label": STAFF,
    "invoice": frozenset(
        {
            "billing",
            "provider administrator",
            "account manager",
            "orderer",
            "inspector",
            "customer administrator",
        }
    ),
}

VALUES = frozenset({"period_label"})
"""Fields that are no ids: the same word names each provider's own thing, so there is nothing foreign to try."""

CLOSED = frozenset({"gallery"})
"""Addresses that answer 404 outside the demonstration."""

ADDRESSES: dict[str, dict[str, str | Fixed]] = {
    "brand-css": {"slug": Fixed("suopursu")},
    "account_reset_password_from_key": {"uidb36": Fixed("1"), "key": Fixed("no-key")},
    "person": {"pk": "person"},
    "person_login": {"pk": "person"},
    "grant_revoke": {"pk": "grant"},
    "shop_of": {"code": "assortment_code"},
    "cart_line": {"pk": "cart_line"},
    "cart_line_remove": {"pk": "cart_line"},
    "request": {"pk": "request"},
    "request_message": {"pk": "request"},
    "request_cancel": {"pk": "request"},
    "approval": {"pk": "approval"},
    "approval_by_link": {"token": "approval_token"},
    "device": {"pk": "item"},
    "device_change": {"pk": "item"},
    "device_take_out": {"pk": "item"},
    "hand_over": {"pk": "hand_over"},
    "hand_over_withdraw": {"pk": "hand_over"},
    "hand_over_receipt": {"pk": "hand_over"},
    "hand_over_signature": {"pk": "hand_over"},
    "hand_over_by_link": {"token": "hand_over_token"},
    "work_hand_over": {"pk": "hand_over"},
    "work_hand_over_withdraw": {"pk": "hand_over"},
    "work_hand_over_receipt": {"pk": "hand_over"},
    "work_hand_over_signature": {"pk": "hand_over"},
    "device_import_result": {"pk": "device_import"},
    "device_import_refused": {"pk": "device_import"},
    "agreement": {"pk": "agreement"},
    "invoice": {"pk": "invoice"},
    "invoice_pdf": {"pk": "invoice"},
    "work_period": {"label": "period_label"},
    "work_period_run": {"label": "period_label"},
    "work_invoice": {"pk": "invoice"},
    "work_invoice_pdf": {"pk": "invoice"},
    "work_invoice_void": {"pk": "invoice"},
    "work_invoice_credit": {"pk": "invoice"},
    "work_device": {"pk": "item"},
    "work_device_change": {"pk": "item"},
    "work_device_take_out": {"pk": "item"},
    "work_device_import_result": {"pk": "device_import"},
    "work_device_import_refused": {"pk": "device_import"},
    "work_agreement": {"pk": "agreement"},
    "work_agreement_compare": {"pk": "agreement"},
    "work_version_activate": {"pk": "agreement_version"},
    "work_version_discard": {"pk": "agreement_version"},
    "work_version_source": {"pk": "agreement_version"},
    "work_order": {"pk": "order"},
    "work_order_receive": {"pk": "order"},
    "work_order_deliver": {"pk": "order"},
    "work_order_in_service": {"pk": "order"},
    "work_order_cancel": {"pk": "order"},
    "work_request": {"pk": "request"},
    "work_request_message": {"pk": "request"},
    "work_request_move": {"pk": "request"},
    "work_product": {"pk": "product"},
    "work_product_price": {"pk": "product"},
    "work_package": {"pk": "package"},
    "work_assortment": {"pk": "organisation"},
    "work_assortment_new": {"pk": "organisation"},
    "work_acquisition": {"pk": "organisation"},
    "work_approval_rule": {"pk": "organisation"},
    "work_assortment_add": {"pk": "assortment"},
    "work_assortment_remove": {"pk": "assortment_entry"},
    "work_customer": {"pk": "organisation"},
    "work_customer_facts": {"pk": "organisation"},
    "work_customer_add": {"pk": "organisation", "what": Fixed("place")},
    "work_door_remove": {"pk": "door"},
    "work_person": {"pk": "person"},
    "work_person_login": {"pk": "person"},
    "work_grant_revoke": {"pk": "grant"},
}
