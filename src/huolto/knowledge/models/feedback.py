"""What readers think of a page, kept without a trace of who they are, and whose task it is to read it."""

from django.db import models

from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person


class PageFeedback(TenantModel):
    """One answer to "Was this page useful?" (S1.21, S2.23): no person, no address, no session, only the day.

    `page_key` is the name of the page's address, or `article:<slug>`.
    """

    page_key = models.CharField(max_length=80)
    is_useful = models.BooleanField()
    text = models.TextField(max_length=2000, blank=True)
    given_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["provider", "page_key", "given_on"], name="feedback_by_page")]

    def __str__(self) -> str:
        return f"{self.page_key}: {'yes' if self.is_useful else 'no'}"


class PageOwner(TenantModel):
    """Who reads what is said of a page. Of an article it is the article's owner."""

    page_key = models.CharField(max_length=80)
    person = TenantForeignKey(Person, models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "page_key"], name="page_owner_once")]

    def __str__(self) -> str:
        return f"{self.page_key}: {self.person_id}"
