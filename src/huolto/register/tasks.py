"""Jobs of the register: changes of many items, lists written to files; each goes on where a killed one stopped."""

from procrastinate.contrib.django import app

from huolto.foundation.jobs import task
from huolto.register.commands.bulk import forget_old_plans, run_batch
from huolto.register.commands.exports import remove_old_exports, write_list_export
from huolto.register.commands.workers import actor_at_work
from huolto.register.models import BulkChange


@task("register.run_bulk_change")
def run_bulk_change(change_id: int) -> None:
    """Do, or take back, a change of many items batch by batch, with the rights that its person has now."""
    change = BulkChange.objects.select_related("provider", "made_by__organisation").get(pk=change_id)
    actor = actor_at_work(change.provider, change.made_by)
    while run_batch(actor=actor, change_id=change_id):
        continue


@task("register.export_list")
def export_list(export_id: int) -> None:
    """Write a list to its file, with the rights that its reader has now."""
    write_list_export(export_id)


@app.periodic(cron="17 * * * *")
@task("register.remove_what_is_over")
def remove_what_is_over(timestamp: int) -> None:
    """Remove the files of exports whose days are over, and looks at changes that nobody acted on."""
    remove_old_exports()
    forget_old_plans()
