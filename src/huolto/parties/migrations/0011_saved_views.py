from django.db import migrations, models

import huolto.foundation.tenancy


class Migration(migrations.Migration):
    """Saved views come from the register, where they were of devices alone."""

    dependencies = [
        ("foundation", "0001_initial"),
        ("parties", "0010_mail_states_and_stand_ins"),
        ("register", "0017_settings_history"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE register_savedview RENAME TO parties_savedview",
                    "ALTER TABLE parties_savedview RENAME TO register_savedview",
                ),
                migrations.RunSQL(
                    "ALTER SEQUENCE register_savedview_id_seq RENAME TO parties_savedview_id_seq",
                    "ALTER SEQUENCE parties_savedview_id_seq RENAME TO register_savedview_id_seq",
                ),
            ],
            state_operations=[
                migrations.CreateModel(
                    name="SavedView",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=60)),
                        ("filters", models.JSONField(default=dict)),
                        ("is_shared", models.BooleanField(default=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("organisation", huolto.foundation.tenancy.TenantForeignKey(on_delete=models.PROTECT, related_name="+", to="parties.organisation")),
                        ("owner", huolto.foundation.tenancy.TenantForeignKey(on_delete=models.PROTECT, related_name="+", to="parties.person")),
                        ("provider", huolto.foundation.tenancy.ProviderField(on_delete=models.PROTECT, related_name="+", to="foundation.provider")),
                    ],
                    options={
                        "ordering": ["created_at", "pk"],
                        "constraints": [models.UniqueConstraint(fields=("owner", "name"), name="saved_view_name")],
                    },
                ),
            ],
        ),
    ]
