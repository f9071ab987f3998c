"""All changes of parties. Begin with the module of the thing: organisations, places, people, grants, sign_in."""

from huolto.parties.commands.api_tokens import create_api_token, revoke_api_token
from huolto.parties.commands.calendar_days import (
    DaysFacts,
    add_calendar_days,
    change_calendar_days,
    import_calendar_days,
    remove_calendar_days,
)
from huolto.parties.commands.enrolments import (
    NewEnrolment,
    change_enrolments,
    end_enrolments,
    enrol_people,
)
from huolto.parties.commands.grants import change_grant, grant_right, revoke_grant
from huolto.parties.commands.jobs import cancel_job, retry_job
from huolto.parties.commands.mail_states import clear_mail_state, heard_by_mail, mark_address_bounced
from huolto.parties.commands.notifications import choose_ways, mark_read
from huolto.parties.commands.organisations import (
    NewCostCentre,
    change_cost_centre,
    change_organisation,
    create_cost_centre,
    create_organisation,
    create_provider,
    ensure_cost_centres,
    set_contact,
)
from huolto.parties.commands.people import (
    NewPerson,
    change_person,
    close_login,
    create_person,
    ensure_people,
    open_login,
)
from huolto.parties.commands.places import NewPlace, create_place, ensure_places
from huolto.parties.commands.saved_views import change_view, delete_view, save_view
from huolto.parties.commands.settings import change_settings
from huolto.parties.commands.sign_in import create_sign_in_entry, note_use_of_membership, remove_sign_in_entry
from huolto.parties.commands.stand_ins import end_stand_in, name_stand_in

__all__ = [
    "DaysFacts",
    "NewCostCentre",
    "NewEnrolment",
    "NewPerson",
    "NewPlace",
    "add_calendar_days",
    "cancel_job",
    "change_calendar_days",
    "change_cost_centre",
    "change_enrolments",
    "change_grant",
    "change_organisation",
    "change_person",
    "change_settings",
    "change_view",
    "choose_ways",
    "clear_mail_state",
    "close_login",
    "create_api_token",
    "create_cost_centre",
    "create_organisation",
    "create_person",
    "create_place",
    "create_provider",
    "create_sign_in_entry",
    "delete_view",
    "end_enrolments",
    "end_stand_in",
    "enrol_people",
    "ensure_cost_centres",
    "ensure_people",
    "ensure_places",
    "grant_right",
    "heard_by_mail",
    "import_calendar_days",
    "mark_address_bounced",
    "mark_read",
    "name_stand_in",
    "note_use_of_membership",
    "open_login",
    "remove_calendar_days",
    "remove_sign_in_entry",
    "retry_job",
    "revoke_api_token",
    "revoke_grant",
    "save_view",
    "set_contact",
]
