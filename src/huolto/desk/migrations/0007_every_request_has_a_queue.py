"""No request without a queue."""

import django.db.models.deletion
from django.db import migrations, models

import huolto.foundation.tenancy


class Migration(migrations.Migration):
    dependencies = [("desk", "0006_queues_for_what_is_there")]

    operations = [
        migrations.AlterField(
            model_name="servicerequest",
            name="queue",
            field=huolto.foundation.tenancy.TenantForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.queue"
            ),
        ),
        migrations.AlterField(
            model_name="servicerequestevent",
            name="queue",
            field=huolto.foundation.tenancy.TenantForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="desk.queue",
            ),
        ),
    ]
