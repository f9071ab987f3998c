"""Further addresses of mailboxes, when their mail could not be fetched, who keeps them, and who was in copy of a mail."""

import django.db.models.deletion
import django.db.models.functions.text
import huolto.foundation.tenancy
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("connectors", "0002_mail_in"),
        ("desk", "0013_what_waits_counts_working_days"),
        ("foundation", "0007_mail_out"),
        ("parties", "0012_views_of_lists"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="CopiedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("address", models.CharField(max_length=254)),
                (
                    "state",
                    models.CharField(
                        choices=[("offered", "May follow"), ("added", "Follows"), ("left-out", "Left out")],
                        default="offered",
                        max_length=8,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="MailboxAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(max_length=254)),
            ],
            options={
                "ordering": ["address"],
            },
        ),
        migrations.CreateModel(
            name="MailboxAliasEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("address", models.EmailField(max_length=254)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MailboxOutage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "fault",
                    models.CharField(
                        choices=[
                            ("not-found", "No computer of this name can be found. Check the server’s name."),
                            (
                                "unreachable",
                                "The server does not answer on this port. Check name, port and security.",
                            ),
                            (
                                "certificate",
                                "The connection could not be encrypted. Check the port and the security.",
                            ),
                            ("password", "The server does not take this user name and password. Check both."),
                            ("folder", "There is no such folder on the server."),
                            (
                                "secret",
                                "The password cannot be read with this installation’s key: give it anew.",
                            ),
                            ("refused", "The server refused it."),
                        ],
                        max_length=12,
                    ),
                ),
                ("said", models.CharField(blank=True, max_length=300)),
                ("began_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                ("attempts", models.PositiveIntegerField(default=1)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-began_at", "-pk"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mailbox",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mailbox",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mailbox",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="mailbox",
            name="fetched_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="mailbox",
            name="keeper",
            field=huolto.foundation.tenancy.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="parties.person",
            ),
        ),
        migrations.AddField(
            model_name="mailboxevent",
            name="keeper",
            field=huolto.foundation.tenancy.TenantForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="parties.person",
            ),
        ),
        migrations.AddField(
            model_name="copiedperson",
            name="decided_by",
            field=huolto.foundation.tenancy.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="parties.person",
            ),
        ),
        migrations.AddField(
            model_name="copiedperson",
            name="mail",
            field=huolto.foundation.tenancy.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="connectors.receivedmail"
            ),
        ),
        migrations.AddField(
            model_name="copiedperson",
            name="provider",
            field=huolto.foundation.tenancy.ProviderField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="foundation.provider"
            ),
        ),
        migrations.AddField(
            model_name="copiedperson",
            name="request",
            field=huolto.foundation.tenancy.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="copied_people",
                to="desk.servicerequest",
            ),
        ),
        migrations.AddField(
            model_name="mailboxalias",
            name="mailbox",
            field=huolto.foundation.tenancy.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="aliases", to="connectors.mailbox"
            ),
        ),
        migrations.AddField(
            model_name="mailboxalias",
            name="provider",
            field=huolto.foundation.tenancy.ProviderField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="foundation.provider"
            ),
        ),
        migrations.AddField(
            model_name="mailboxaliasevent",
            name="mailbox",
            field=huolto.foundation.tenancy.TenantForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="connectors.mailbox",
            ),
        ),
        migrations.AddField(
            model_name="mailboxaliasevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="mailboxaliasevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="connectors.mailboxalias",
            ),
        ),
        migrations.AddField(
            model_name="mailboxaliasevent",
            name="provider",
            field=huolto.foundation.tenancy.ProviderField(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="foundation.provider",
            ),
        ),
        migrations.AddField(
            model_name="mailboxoutage",
            name="mailbox",
            field=huolto.foundation.tenancy.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="outages", to="connectors.mailbox"
            ),
        ),
        migrations.AddField(
            model_name="mailboxoutage",
            name="provider",
            field=huolto.foundation.tenancy.ProviderField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="foundation.provider"
            ),
        ),
        migrations.AddConstraint(
            model_name="copiedperson",
            constraint=models.UniqueConstraint(
                fields=("provider", "request", "address"), name="copied_person_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="copiedperson",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["offered", "added", "left-out"])),
                name="copied_person_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailboxalias",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("address"), name="mailbox_alias_address"
            ),
        ),
        migrations.AddIndex(
            model_name="mailboxoutage",
            index=models.Index(fields=["provider", "mailbox", "-began_at"], name="mailbox_outage_recent"),
        ),
        migrations.AddConstraint(
            model_name="mailboxoutage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("provider", "mailbox"),
                name="mailbox_outage_one_lasts",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailboxoutage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "fault__in",
                        [
                            "not-found",
                            "unreachable",
                            "certificate",
                            "password",
                            "folder",
                            "secret",
                            "refused",
                        ],
                    )
                ),
                name="mailbox_outage_fault",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailbox",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "connectors_mailboxevent" ("address", "after_taking", "agreement_code", "code", "customer_id", "domains", "folder", "host", "id", "is_active", "keeper_id", "key", "kind", "moved_to", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "provider_id", "queue_id", "security", "user") VALUES (NEW."address", NEW."after_taking", NEW."agreement_code", NEW."code", NEW."customer_id", NEW."domains", NEW."folder", NEW."host", NEW."id", NEW."is_active", NEW."keeper_id", NEW."key", NEW."kind", NEW."moved_to", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."port", NEW."provider_id", NEW."queue_id", NEW."security", NEW."user"); RETURN NULL;',
                    hash="d3bbfee7194be9ce986acf7dfae8509ec8cc2c60",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c2fb2",
                    table="connectors_mailbox",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailbox",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."after_taking" IS DISTINCT FROM (NEW."after_taking") OR OLD."agreement_code" IS DISTINCT FROM (NEW."agreement_code") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."customer_id" IS DISTINCT FROM (NEW."customer_id") OR OLD."domains" IS DISTINCT FROM (NEW."domains") OR OLD."folder" IS DISTINCT FROM (NEW."folder") OR OLD."host" IS DISTINCT FROM (NEW."host") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."keeper_id" IS DISTINCT FROM (NEW."keeper_id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."moved_to" IS DISTINCT FROM (NEW."moved_to") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."port" IS DISTINCT FROM (NEW."port") OR OLD."provider_id" IS DISTINCT FROM (NEW."provider_id") OR OLD."queue_id" IS DISTINCT FROM (NEW."queue_id") OR OLD."security" IS DISTINCT FROM (NEW."security") OR OLD."user" IS DISTINCT FROM (NEW."user"))',
                    func='INSERT INTO "connectors_mailboxevent" ("address", "after_taking", "agreement_code", "code", "customer_id", "domains", "folder", "host", "id", "is_active", "keeper_id", "key", "kind", "moved_to", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "provider_id", "queue_id", "security", "user") VALUES (NEW."address", NEW."after_taking", NEW."agreement_code", NEW."code", NEW."customer_id", NEW."domains", NEW."folder", NEW."host", NEW."id", NEW."is_active", NEW."keeper_id", NEW."key", NEW."kind", NEW."moved_to", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."port", NEW."provider_id", NEW."queue_id", NEW."security", NEW."user"); RETURN NULL;',
                    hash="2a0ed81c71a42805b0bd64ecf1e3882849cb8dde",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_45399",
                    table="connectors_mailbox",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailbox",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "connectors_mailboxevent" ("address", "after_taking", "agreement_code", "code", "customer_id", "domains", "folder", "host", "id", "is_active", "keeper_id", "key", "kind", "moved_to", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "provider_id", "queue_id", "security", "user") VALUES (OLD."address", OLD."after_taking", OLD."agreement_code", OLD."code", OLD."customer_id", OLD."domains", OLD."folder", OLD."host", OLD."id", OLD."is_active", OLD."keeper_id", OLD."key", OLD."kind", OLD."moved_to", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."port", OLD."provider_id", OLD."queue_id", OLD."security", OLD."user"); RETURN NULL;',
                    hash="4e9d9384952d37e337c06d4602099e79105d37f3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d2273",
                    table="connectors_mailbox",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailboxalias",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "connectors_mailboxaliasevent" ("address", "id", "mailbox_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."address", NEW."id", NEW."mailbox_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id"); RETURN NULL;',
                    hash="5bd02e788b4c5259b79e7ea03390559969d5bc09",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0f959",
                    table="connectors_mailboxalias",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailboxalias",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "connectors_mailboxaliasevent" ("address", "id", "mailbox_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."address", NEW."id", NEW."mailbox_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id"); RETURN NULL;',
                    hash="90eb3586d53f728a82be1b7461ed947e0c9ef5a8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cf0bf",
                    table="connectors_mailboxalias",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailboxalias",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "connectors_mailboxaliasevent" ("address", "id", "mailbox_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (OLD."address", OLD."id", OLD."mailbox_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id"); RETURN NULL;',
                    hash="f73a62d650497c749fda0150f72a69c554d0294e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_53c84",
                    table="connectors_mailboxalias",
                    when="AFTER",
                ),
            ),
        ),
    ]
