"""What a request's page shows of diagnosis guides: those walked through with their answers, and those to begin."""

from dataclasses import dataclass
from typing import Any

from huolto.desk.guide_walks import Told, runs_of, suggested_guides, walked
from huolto.desk.models import GuideRun, ServiceRequest
from huolto.desk.promises import first_item_of
from huolto.faces.guide_pages import OUTCOME_KINDS
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in


@dataclass(frozen=True)
class RunShown:
    """A run of the request; `may_go_on` offers to continue what was stopped."""

    run: GuideRun
    title: str
    path: tuple[Told, ...]
    colour: str
    may_go_on: bool


def guides_of_request(actor: Actor, found: ServiceRequest, *, may_begin: bool) -> dict[str, Any]:
    """The runs, the first first, and the guides to begin, those that suit the device and the task first."""
    runs = [_shown(run, may_begin=may_begin) for run in runs_of(actor, found)]
    guides = suggested_guides(actor, first_item_of(found), found.task) if may_begin else []
    return {"guide_runs": runs, "guides": guides}


def _shown(run: GuideRun, *, may_begin: bool) -> RunShown:
    stand = walked(run)
    was_stopped = run.ended_at is not None and not run.outcome and stand.outcome is None
    return RunShown(
        run=run,
        title=text_in(stand.guide.title),
        path=stand.path,
        colour=OUTCOME_KINDS.get(run.outcome_kind, ""),
        may_go_on=may_begin and was_stopped,
    )
