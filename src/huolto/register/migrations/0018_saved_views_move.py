from django.db import migrations


class Migration(migrations.Migration):
    """Saved views went to the parties, with their rows."""

    dependencies = [("parties", "0011_saved_views"), ("register", "0017_settings_history")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="SavedView")])
    ]
