"""The way through a guide: everything that is pointed at exists, is reached, and leads to an outcome without a circle."""

from collections.abc import Collection, Iterator, Mapping

from huolto.rules.agreement.problems import Problem, hint
from huolto.rules.guides.model import Guide, Step


def check_graph(guide: Guide, start_line: int, *, names: Collection[str], is_whole: bool) -> list[Problem]:
    """What is wrong with the way through it; `names` are all that are given, `is_whole` that all of them could be read."""
    known = {*names}
    problems = []
    if guide.start not in known:
        message = f'there is no step "{guide.start}"; {hint(guide.start, guide.steps)}'
        problems.append(Problem(start_line, "guide.start", message))
    elif guide.start in guide.outcomes:
        problems.append(Problem(start_line, "guide.start", "begins with an outcome; begin with a step"))
    for step in guide.steps.values():
        if not step.answers and is_whole:
            problems.append(Problem(step.line, f"step.{step.id}", "leads nowhere; write where it goes on"))
        for answer in step.answers:
            if answer.to not in known:
                message = f'there is no step or outcome "{answer.to}"; {hint(answer.to, known)}'
                problems.append(Problem(answer.line, f"step.{step.id}.{answer.id}", message))
    problems += _circles(guide.steps)
    if not problems and is_whole:
        reached = reached_from(guide, guide.start)
        lines = [("step", name, step.line) for name, step in guide.steps.items()]
        lines += [("outcome", name, outcome.line) for name, outcome in guide.outcomes.items()]
        for kind, name, line in lines:
            if name not in reached:
                message = f'no answer leads to the {kind} "{name}"; lead one there or take it out'
                problems.append(Problem(line, f"{kind}.{name}", message))
    return problems


def reached_from(guide: Guide, start: str) -> set[str]:
    """The ids that some answers lead to from `start`, itself among them."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        if step := guide.steps.get(name):
            waiting += [answer.to for answer in step.answers]
    return found


def _circles(steps: Mapping[str, Step]) -> Iterator[Problem]:
    """One problem for each step that leads back to one before it: nothing is asked twice, and every walk ends."""
    finished: set[str] = set()
    for name in steps:
        if name in finished:
            continue
        path: list[str] = [name]
        ways = [iter(steps[name].answers)]
        while path:
            answer = next(ways[-1], None)
            if answer is None:
                finished.add(path.pop())
                ways.pop()
            elif answer.to in path:
                around = " → ".join((*path[path.index(answer.to) :], answer.to))
                message = f"goes round in a circle ({around}) and so need not end; lead on instead of back"
                yield Problem(answer.line, f"step.{path[-1]}.{answer.id}", message)
            elif answer.to in steps and answer.to not in finished:
                path.append(answer.to)
                ways.append(iter(steps[answer.to].answers))
