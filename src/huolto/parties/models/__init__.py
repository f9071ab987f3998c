"""Tables of the parties."""

from huolto.parties.models.api_token import ApiToken
from huolto.parties.models.calendar_days import CalendarDays
from huolto.parties.models.enrolment import Enrolment
from huolto.parties.models.grant import Grant
from huolto.parties.models.notification import Notification, NotificationChoice
from huolto.parties.models.organisation import Contact, CostCentre, Organisation, SignInEntry
from huolto.parties.models.person import Membership, Person, User
from huolto.parties.models.place import Place
from huolto.parties.models.saved_view import SavedView
from huolto.parties.models.stand_in import StandIn

__all__ = [
    "ApiToken",
    "CalendarDays",
    "Contact",
    "CostCentre",
    "Enrolment",
    "Grant",
    "Membership",
    "Notification",
    "NotificationChoice",
    "Organisation",
    "Person",
    "Place",
    "SavedView",
    "SignInEntry",
    "StandIn",
    "User",
]
