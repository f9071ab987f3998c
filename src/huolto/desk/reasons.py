"""Why an approval is asked, in the reader's words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from huolto.foundation.localisation import current
from huolto.foundation.pages import Why
from huolto.rules.formatting import format_money


def approval_sentence(reason: Mapping[str, Any]) -> str:
    """The limit that was passed: `amount` over `limit` in `currency`, `per` month or once; "" without a reason.

    With `orderer` the limit is that person's own, else the customer's rule for the `cost_centre`.
    """
    if not reason:
        return ""
    language = current().language
    values = {
        "amount": format_money(Decimal(reason["amount"]), reason["currency"], language),
        "limit": format_money(Decimal(reason["limit"]), reason["currency"], language),
        "cost_centre": reason.get("cost_centre", ""),
        "orderer": reason.get("orderer", ""),
    }
    if reason.get("orderer"):
        return (
            _("The order costs %(amount)s; %(orderer)s may order up to %(limit)s without an approval.")
            % values
        )
    if reason.get("per") == "month":
        return (
            _(
                "The order costs %(amount)s a month; above %(limit)s a month the owner of cost centre "
                "%(cost_centre)s approves."
            )
            % values
        )
    return (
        _(
            "The order costs %(amount)s once; above %(limit)s the owner of cost centre %(cost_centre)s approves."
        )
        % values
    )


def approval_why(reason: Mapping[str, Any]) -> Why | None:
    """The same as the panel of a page; None without a reason."""
    sentence = approval_sentence(reason)
    return Why(title=_("Why is an approval needed?"), quote=sentence) if sentence else None
