"""What a provider's administrator does with the provider's own jobs."""

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.job_list import ListedJob, call_off, let_run_again
from huolto.parties.choices import Right


@command
def retry_job(*, actor: Actor, job_id: int) -> ListedJob:
    """Let a failed job of this provider run again; raises NotVisible or WrongState."""
    actor.require_right(Right.ADMINISTER_PROVIDER)
    return let_run_again(job_id, provider=actor.provider.slug)


@command
def cancel_job(*, actor: Actor, job_id: int) -> ListedJob:
    """Call off a waiting job of this provider; raises NotVisible or WrongState."""
    actor.require_right(Right.ADMINISTER_PROVIDER)
    return call_off(job_id, provider=actor.provider.slug)
