"""What agreements hold of people: who wrote and activated a version. The text is an agreement and stays as it is."""

from django.utils.translation import gettext_lazy as _

from huolto.agreements.models import Agreement, AgreementTemplate, AgreementVersion
from huolto.foundation.personal_data import Domain, Kept, Purpose, Table, without_people

HOLDINGS = Domain(
    tables=(
        Table(
            model=AgreementVersion,
            title=_("Agreements written and activated"),
            purpose=Purpose.PROOF,
            kept=Kept.LAW,
            people=("created_by", "activated_by"),
            plain=("source", "beside", "in_force", "examples", "cut_short"),
            shown={
                "agreement__code": _("Agreement"),
                "number": _("Version"),
                "created_at": _("Written"),
                "activated_at": _("Activated"),
            },
            is_frozen=True,
        ),
        Table(
            model=AgreementTemplate,
            title=_("Templates of agreements written"),
            purpose=Purpose.PROOF,
            kept=Kept.LAW,
            people=("created_by",),
            plain=("code", "source", "beside"),
            shown={"code": _("Template"), "number": _("Version"), "created_at": _("Written")},
            is_frozen=True,
        ),
        without_people(
            Agreement,
            "code",
            "name",
        ),
    )
)
