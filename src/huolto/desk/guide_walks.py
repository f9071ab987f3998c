"""Runs of guides as they are read: who may see them, where each stands, and its path in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from huolto.desk.access import HANDLERS, requests_visible_to
from huolto.desk.choices import DefinitionState
from huolto.desk.guide_files import read_once
from huolto.desk.models import DiagnosisGuide, GuideRun, GuideVersion, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.texts import text_in
from huolto.register.models import Item
from huolto.rules.explanation import render
from huolto.rules.guides import Guide, Outcome, Step, StepKind, Walk, answer_texts, walk


def runs_visible_to(actor: Actor) -> QuerySet[GuideRun]:
    """The runs that this actor may read: one's own, those of requests that one reads; for handlers those without one."""
    runs = GuideRun.objects.of(actor.provider)
    if actor.is_system:
        return runs
    seen = Q(person_id=actor.person_id) | Q(ran_by_id=actor.person_id)
    seen |= Q(request__in=requests_visible_to(actor))
    if actor.is_staff_of_provider and actor.has_right(*HANDLERS):
        seen |= Q(request=None)
    return runs.filter(seen)


def run_visible_to(actor: Actor, pk: int) -> GuideRun:
    """One run, or NotVisible whether it does not exist or is not for this actor."""
    rows = runs_visible_to(actor).select_related(
        "guide", "version", "request", "person__organisation", "customer", "item__device_model__maker"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def runs_of(actor: Actor, request: ServiceRequest) -> list[GuideRun]:
    """The runs of a request that the actor reads already, the first first."""
    rows = GuideRun.objects.of(actor.provider).filter(request=request)
    return list(rows.select_related("version", "guide", "ran_by").order_by("began_at", "pk"))


def published_guides(actor: Actor) -> list[tuple[DiagnosisGuide, GuideVersion]]:
    """The guides in use with their versions; to customers those that are for employees. One query."""
    rows = GuideVersion.objects.of(actor.provider).filter(state=DefinitionState.PUBLISHED)
    if not actor.is_staff_of_provider:
        rows = rows.filter(guide__is_for_employees=True)
    return [(row.guide, row) for row in rows.select_related("guide").order_by("guide__code")]


@dataclass(frozen=True)
class Suggested:
    """A guide that may be begun; `fits` says that it suits the item or the task."""

    pk: int
    title: str
    fits: bool


def suggested_guides(actor: Actor, item: Item | None = None, task: str = "") -> list[Suggested]:
    """All guides that may be begun, those that suit first; of what suits another kind of device none."""
    found = []
    for guide, _version in published_guides(actor):
        points = _points(guide, item, task)
        if points is not None:
            found.append((-points, text_in(guide.title), guide.pk))
    return [Suggested(pk, title, less < 0) for less, title, pk in sorted(found)]


def _points(guide: DiagnosisGuide, item: Item | None, task: str) -> int | None:
    """How well it suits; None where the item is of another kind than it speaks of."""
    suits = guide.suits
    points = 2 if task and task in suits.get("tasks", ()) else 0
    if item is None:
        return points
    named = {
        "kinds": item.kind,
        "categories": item.category.code,
        "models": item.device_model.name if item.device_model else "",
    }
    for key, value in named.items():
        wanted = suits.get(key, ())
        if wanted and value not in wanted:
            return None
        points += 1 if wanted else 0
    return points


@dataclass(frozen=True)
class Told:
    """One step behind the one who walks, in the reader's words."""

    step: str
    question: str
    answer: str
    because: str
    is_fact: bool


@dataclass(frozen=True)
class Walked:
    """Where a run stands."""

    guide: Guide
    walk: Walk
    path: tuple[Told, ...]

    @property
    def step(self) -> Step | None:
        """What is asked now."""
        return self.walk.step

    @property
    def outcome(self) -> Outcome | None:
        """Where it ended."""
        return self.walk.outcome

    @property
    def asked(self) -> int:
        """How many questions were answered."""
        return len(self.walk.answers)


def walked(run: GuideRun, language: str | None = None) -> Walked:
    """Walk a run's answers through its version."""
    guide = read_once(run.version.source)
    now = walk(guide, run.facts, [answer for _step, answer in run.answers])
    return Walked(guide, now, tuple(_told(now, language)))


def _told(now: Walk, language: str | None) -> Sequence[Told]:
    here = current()
    spoken = language or here.language
    told = []
    for one in now.passed:
        because = render(one.reason, spoken, here.calendar_system, here.zone)
        is_fact = one.step.kind is StepKind.BRANCH
        question = "" if is_fact else text_in(one.step.text, spoken)
        answer = "" if is_fact else text_in(answer_texts(one.step, one.answer), spoken)
        told.append(Told(one.step.id, question, answer, because, is_fact))
    return told


def path_as_text(run: GuideRun, language: str) -> str:
    """What was asked and answered, a line each: for a description or a note."""
    return "\n".join(f"– {one.because}" for one in walked(run, language).path)
