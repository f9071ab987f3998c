"""Forms as data: what people are asked in which area, the versions of a form, what was begun and what was answered."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.desk.choices import DefinitionState, FormHelpKind, Priority, RequestKind
from huolto.desk.models.queue import Queue
from huolto.desk.models.request import ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.parties.models import Organisation, Person


@tracked
class ServiceArea(TenantModel):
    """A field of service, as IT or HR. Until `opens_on` its old channel is shown instead (S2.14)."""

    code = models.SlugField(max_length=40)
    name = TranslatedText()
    icon = models.CharField(max_length=40, default="clipboard-list")
    position = models.PositiveSmallIntegerField(default=0)
    opens_on = models.DateField(null=True, blank=True)
    old_name = TranslatedText()
    old_url = models.URLField(max_length=300, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "code"], name="service_area_code")]
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code


@tracked
class Form(TenantModel):
    """A form: where it stands, whom it is for and where its requests go; what it asks is its published version's.

    `roles` are rights of which one is needed, or `supervisor`; none means everybody. Its `customers` narrow it to
    organisations with all below them; none means all. `keep_months` is for how long answers stay after closing.
    """

    code = models.SlugField(max_length=40)
    area = TenantForeignKey(ServiceArea, related_name="forms")
    name = TranslatedText()
    summary = TranslatedText()
    icon = models.CharField(max_length=40, default="clipboard-list")
    position = models.PositiveSmallIntegerField(default=0)
    opens = models.CharField(max_length=16, choices=RequestKind.choices, default=RequestKind.FORM)
    queue = TenantForeignKey(Queue, null=True, blank=True)
    is_confidential = models.BooleanField(default=False)
    task = models.CharField(max_length=60, blank=True)
    priority = models.CharField(max_length=8, choices=Priority.choices, default=Priority.NORMAL)
    roles = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    approval = models.CharField(max_length=12, blank=True)
    approval_text = TranslatedText()
    keep_months = models.PositiveSmallIntegerField(default=36)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "code"], name="form_code"),
            models.CheckConstraint(
                condition=models.Q(opens__in=("form", "incident", "service_request")), name="form_opens"
            ),
            models.CheckConstraint(condition=models.Q(priority__in=Priority.values), name="form_priority"),
            models.CheckConstraint(
                # Who approves reads the request, and a confidential one is read by nobody else.
                condition=models.Q(is_confidential=False) | models.Q(approval=""),
                name="form_in_confidence_asks_nobody",
            ),
        ]
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code


@tracked
class FormCustomer(TenantModel):
    """A customer, or a part of one, that a form is for."""

    form = TenantForeignKey(Form, on_delete=models.CASCADE, related_name="customers")
    organisation = TenantForeignKey(Organisation)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "form", "organisation"], name="form_customer_once")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.form_id} {self.organisation_id}"


@tracked
class FormVersion(TenantModel):
    """What a form asks. A draft may change, what was published never; a request keeps the version it was filled with."""

    form = TenantForeignKey(Form, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=DefinitionState.choices, default=DefinitionState.DRAFT)
    definition = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "form", "number"], name="form_version_number"),
            models.UniqueConstraint(
                fields=["provider", "form"],
                condition=models.Q(state=DefinitionState.DRAFT),
                name="form_version_one_draft",
            ),
            models.UniqueConstraint(
                fields=["provider", "form"],
                condition=models.Q(state=DefinitionState.PUBLISHED),
                name="form_version_one_published",
            ),
            models.CheckConstraint(
                condition=models.Q(state=DefinitionState.DRAFT, published_at=None)
                | (~models.Q(state=DefinitionState.DRAFT) & models.Q(published_at__isnull=False)),
                name="form_version_published_at",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="form_version_is_unchanged",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state <> 'draft' AND (OLD.definition IS DISTINCT FROM NEW.definition OR NEW.state = 'draft')"
                ),
            )
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.form_id} v{self.number}"


class FormDraft(TenantModel):
    """What somebody has begun to fill in; `key` tells the finished request from a second one by mistake."""

    person = TenantForeignKey(Person)
    form = TenantForeignKey(Form, on_delete=models.CASCADE)
    version = TenantForeignKey(FormVersion, on_delete=models.CASCADE)
    key = models.UUIDField()
    answers = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "person", "form"], name="form_draft_once"),
        ]
        indexes = [models.Index(fields=["provider", "kept_at"], name="form_draft_age")]
        ordering = ["-kept_at"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.form_id}"


class FormDraftFile(TenantModel):
    """A file that was chosen for a field of what was begun, kept until it is sent or let go."""

    draft = TenantForeignKey(FormDraft, on_delete=models.CASCADE, related_name="files")
    field = models.CharField(max_length=60)
    file = TenantForeignKey(StoredFile)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.field} {self.file_id}"


class FormAnswers(TenantModel):
    """What was answered, as it was answered; `forgotten_at` says when it went."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="form_answers")
    version = TenantForeignKey(FormVersion)
    key = models.UUIDField()
    answers = models.JSONField(default=dict)
    said = models.TextField(blank=True)
    """The words that people wrote, to be searched."""
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "request"], name="form_answers_of_request"),
            models.UniqueConstraint(fields=["provider", "key"], name="form_answers_once"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="form_answers_stay_with_their_version",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.version_id <> NEW.version_id OR OLD.request_id <> NEW.request_id"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.version_id}"


class FormHelp(TenantModel):
    """How often something on a form solved it, so that nothing had to be asked; of whom is not kept."""

    form = TenantForeignKey(Form, on_delete=models.CASCADE, related_name="helped")
    kind = models.CharField(max_length=8, choices=FormHelpKind.choices)
    what = models.CharField(max_length=120)
    """The id of the field that said so, or the slug of an article."""
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "form", "kind", "what", "on"], name="form_help_day")
        ]
        ordering = ["-on", "pk"]

    def __str__(self) -> str:
        return f"{self.form_id} {self.what} {self.on}"
