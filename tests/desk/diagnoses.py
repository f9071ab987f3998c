"""What tests of diagnosis guides share: the lamp's guide in use at Suopursu with its codes."""

from cast import Cast
from huolto.desk.commands import begin_run, draft_guide, keep_code, publish_guide
from huolto.desk.commands.guide_runs import answer_run
from huolto.desk.models import DiagnosisGuide, GuideRun
from rules.guides.texts import GUIDE


def lamp_guide(cast: Cast, source: str = GUIDE) -> DiagnosisGuide:
    """The guide of the lamp, published."""
    keep_code(actor=cast.system(), kind="symptom", code="no-light", name={"en": "No light"})
    keep_code(actor=cast.system(), kind="cause", code="handling", name={"en": "Handling"})
    draft = draft_guide(actor=cast.system(), source=source)
    return publish_guide(actor=cast.system(), version_id=draft.pk).guide


def begun(cast: Cast, guide: DiagnosisGuide, **facts) -> GuideRun:
    """The agent begins it for the employee."""
    given = {"actor": cast.actor(cast.agent), "guide_id": guide.pk, "person": cast.employee}
    return begin_run(**{**given, **facts})


def answered(cast: Cast, run: GuideRun, *answers: tuple[str, str], actor=None) -> GuideRun:
    """Answers in order, each with its step."""
    for step, answer in answers:
        run = answer_run(actor=actor or cast.actor(cast.agent), run_id=run.pk, step=step, answer=answer)
    return run


SOLVED = (("plug", "no"), ("push", "done"))
COMES = (("plug", "yes"), ("volts", "110"))
MENDED = (("plug", "yes"), ("volts", "230"))
