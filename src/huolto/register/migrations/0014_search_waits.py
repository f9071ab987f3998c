"""New items wait in a list of the search index and are sorted in together; an index that another repeats goes."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations

import huolto.foundation.tenancy


class Migration(migrations.Migration):
    """The search index is set in place, not built again."""

    dependencies = [
        ("catalogue", "0002_category_life"),
        ("foundation", "0002_mail_attachment"),
        ("parties", "0001_initial"),
        ("register", "0013_import_names"),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER INDEX item_search SET (fastupdate = on, gin_pending_list_limit = 512)",
            "ALTER INDEX item_search SET (fastupdate = off)",
            state_operations=[
                migrations.RemoveIndex("item", "item_search"),
                migrations.AddIndex(
                    "item",
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=True,
                        fields=["provider", "tree", "search_text"],
                        gin_pending_list_limit=512,
                        name="item_search",
                        opclasses=["int8_ops", "int8_ops", "gin_trgm_ops"],
                    ),
                ),
            ],
        ),
        migrations.AlterField(
            "item",
            "predecessor",
            huolto.foundation.tenancy.TenantForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successors",
                to="register.item",
            ),
        ),
    ]
