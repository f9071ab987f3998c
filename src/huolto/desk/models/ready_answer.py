"""Answers that agents have ready."""

from django.db import models

from huolto.desk.models.queue import Queue
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText


@tracked
class ReadyAnswer(TenantModel):
    """A text to answer with, in the languages of customers; for one queue or for all (None).

    The text may hold {name}, {number}, {title} and {agent}, which are filled in when it is taken.
    """

    title = models.CharField(max_length=120)
    text = TranslatedText()
    queue = TenantForeignKey(Queue, null=True, blank=True, on_delete=models.CASCADE)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "title"], name="ready_answer_title")]
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title
