"""Drops the indexes of the provider alone: the key (provider_id, id) of each table begins with it."""

from django.db import migrations

_DROP = """
DO $$
DECLARE one record;
BEGIN
    FOR one IN
        SELECT alone.indexrelid::regclass AS name
        FROM pg_index AS alone
        JOIN pg_attribute AS provider
            ON provider.attrelid = alone.indrelid AND provider.attname = 'provider_id'
        JOIN pg_class AS relation ON relation.oid = alone.indrelid
        WHERE relation.relnamespace = current_schema()::regnamespace
            AND alone.indkey::text = provider.attnum::text AND NOT alone.indisunique AND alone.indpred IS NULL
            AND EXISTS (
                SELECT FROM pg_index AS tenant
                JOIN pg_attribute AS id ON id.attrelid = tenant.indrelid AND id.attname = 'id'
                WHERE tenant.indrelid = alone.indrelid AND tenant.indisunique
                    AND tenant.indkey::text = provider.attnum || ' ' || id.attnum
            )
    LOOP
        EXECUTE 'DROP INDEX ' || one.name;
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    """For databases made before; new tables get none."""

    dependencies = [("foundation", "0002_mail_attachment")]

    operations = [migrations.RunSQL(_DROP, migrations.RunSQL.noop)]
