"""By which mail a request came, for the mails that go out about it."""

from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.models import ServiceRequest
from huolto.desk.ports import CameByMail


def came_by_mail(request: ServiceRequest) -> CameByMail:
    """The address of the mailbox that a request came by while it is looked at, and the mail that began it."""
    if not request.mailbox:
        return CameByMail()
    rows = Mailbox.objects.of(request.provider_id).filter(code=request.mailbox, is_active=True)
    address = rows.values_list("address", flat=True).first() or ""
    mails = ReceivedMail.objects.of(request.provider_id).filter(request=request, message=None)
    begun = mails.exclude(header_id="").order_by("pk").values_list("header_id", flat=True).first()
    return CameByMail(address, f"<{begun}>" if begun else "")
