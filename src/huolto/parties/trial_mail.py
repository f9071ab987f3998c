"""A mail to the provider's administrator, at once and past the box, to see whether the mail server that is set works."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.errors import WrongState
from huolto.foundation.mail_servers import TRIAL_PATIENCE, mail_server_of
from huolto.parties.choices import Right
from huolto.parties.models import Person


def send_trial_mail(*, actor: Actor) -> str:
    """Send it and answer to which address; raises what the server, or the way to it, refused. Changes nothing."""
    actor.require_right(Right.ADMINISTER_PROVIDER)
    address = (
        Person.objects.of(actor.provider).filter(pk=actor.person_id).values_list("email", flat=True).first()
    )
    if not address:
        raise WrongState(_("You have no mail address here; add one to your own card first."))
    server = mail_server_of(actor.provider_id)
    EmailMessage(
        subject=_("Test mail of %(provider)s") % {"provider": actor.provider.name},
        body=_("Mail goes out as it is set. There is nothing to do.") + "\n",
        from_email=server.sender if server else settings.DEFAULT_FROM_EMAIL,
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
        connection=server.connection(TRIAL_PATIENCE) if server else get_connection(),
    ).send()
    return address
