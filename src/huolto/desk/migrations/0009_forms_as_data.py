"""Forms as data: areas, forms with their versions and customers, drafts, answers, and what helped before asking."""

import django.contrib.postgres.fields
import django.db.models.deletion
import huolto.foundation.tenancy
import huolto.foundation.texts
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0008_mail_out_and_approvals'),
        ('foundation', '0006_settings_and_failures'),
        ('parties', '0008_topics_of_work'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Form',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('name', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('summary', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('icon', models.CharField(default='clipboard-list', max_length=40)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('opens', models.CharField(choices=[('incident', 'Incident'), ('service_request', 'Service request'), ('order', 'Order'), ('form', 'Form')], default='form', max_length=16)),
                ('is_confidential', models.BooleanField(default=False)),
                ('task', models.CharField(blank=True, max_length=60)),
                ('priority', models.CharField(choices=[('low', 'Low'), ('normal', 'Normal'), ('high', 'High'), ('urgent', 'Urgent')], default='normal', max_length=8)),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, default=list, size=None)),
                ('approval', models.CharField(blank=True, max_length=12)),
                ('approval_text', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('keep_months', models.PositiveSmallIntegerField(default=36)),
                ('is_active', models.BooleanField(default=True)),
                ('provider', huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider')),
                ('queue', huolto.foundation.tenancy.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='desk.queue')),
            ],
            options={
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='FormCustomer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='customers', to='desk.form')),
                ('organisation', huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
                ('provider', huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='FormCustomerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('form', huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.form')),
                ('organisation', huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.formcustomer')),
                ('provider', huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FormHelp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('note', 'Advice on the form'), ('article', 'Guide')], max_length=8)),
                ('what', models.CharField(max_length=120)),
                ('on', models.DateField()),
                ('count', models.PositiveIntegerField(default=0)),
                ('form', huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='helped', to='desk.form')),
                ('provider', huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider')),
            ],
            options={
                'ordering': ['-on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FormVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('retired', 'Retired')], default='draft', max_length=10)),
                ('definition', models.JSONField(default=dict)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('form', huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='desk.form')),
                ('provider', huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider')),
                ('published_by', huolto.foundation.tenancy.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.person')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='FormDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField()),
                ('answers', models.JSONField(default=dict)),
                ('kept_at', models.DateTimeField()),
                ('form', huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='desk.form')),
                ('person', huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.person')),
                ('provider', huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider')),
                ('version', huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='desk.formversion')),
            ],
            options={
                'ordering': ['-kept_at'],
            },
        ),
        migrations.CreateModel(
            name='FormAnswers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField()),
                ('answers', models.JSONField(default=dict)),
                ('said', models.TextField(blank=True)),
                ('forgotten_at', models.DateTimeField(blank=True, null=True)),
                ('provider', huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider')),
                ('request', huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='form_answers', to='desk.servicerequest')),
                ('version', huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='desk.formversion')),
            ],
        ),
        migrations.CreateModel(
            name='FormVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('retired', 'Retired')], default='draft', max_length=10)),
                ('definition', models.JSONField(default=dict)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('form', huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.form')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.formversion')),
                ('provider', huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider')),
                ('published_by', huolto.foundation.tenancy.TenantForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ServiceArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('name', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('icon', models.CharField(default='clipboard-list', max_length=40)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('opens_on', models.DateField(blank=True, null=True)),
                ('old_name', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('old_url', models.URLField(blank=True, max_length=300)),
                ('is_active', models.BooleanField(default=True)),
                ('provider', huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider')),
            ],
            options={
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='FormEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=40)),
                ('name', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('summary', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('icon', models.CharField(default='clipboard-list', max_length=40)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('opens', models.CharField(choices=[('incident', 'Incident'), ('service_request', 'Service request'), ('order', 'Order'), ('form', 'Form')], default='form', max_length=16)),
                ('is_confidential', models.BooleanField(default=False)),
                ('task', models.CharField(blank=True, max_length=60)),
                ('priority', models.CharField(choices=[('low', 'Low'), ('normal', 'Normal'), ('high', 'High'), ('urgent', 'Urgent')], default='normal', max_length=8)),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, default=list, size=None)),
                ('approval', models.CharField(blank=True, max_length=12)),
                ('approval_text', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('keep_months', models.PositiveSmallIntegerField(default=36)),
                ('is_active', models.BooleanField(default=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.form')),
                ('provider', huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider')),
                ('queue', huolto.foundation.tenancy.TenantForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.queue')),
                ('area', huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.servicearea')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='form',
            name='area',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='desk.servicearea'),
        ),
        migrations.CreateModel(
            name='ServiceAreaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=40)),
                ('name', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('icon', models.CharField(default='clipboard-list', max_length=40)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('opens_on', models.DateField(blank=True, null=True)),
                ('old_name', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('old_url', models.URLField(blank=True, max_length=300)),
                ('is_active', models.BooleanField(default=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.servicearea')),
                ('provider', huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='formcustomer',
            constraint=models.UniqueConstraint(fields=('provider', 'form', 'organisation'), name='form_customer_once'),
        ),
        migrations.AddConstraint(
            model_name='formhelp',
            constraint=models.UniqueConstraint(fields=('provider', 'form', 'kind', 'what', 'on'), name='form_help_day'),
        ),
        migrations.AddConstraint(
            model_name='formversion',
            constraint=models.UniqueConstraint(fields=('provider', 'form', 'number'), name='form_version_number'),
        ),
        migrations.AddConstraint(
            model_name='formversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('provider', 'form'), name='form_version_one_draft'),
        ),
        migrations.AddConstraint(
            model_name='formversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('provider', 'form'), name='form_version_one_published'),
        ),
        migrations.AddConstraint(
            model_name='formversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('published_at__isnull', False)), _connector='OR'), name='form_version_published_at'),
        ),
        migrations.AddIndex(
            model_name='formdraft',
            index=models.Index(fields=['provider', 'kept_at'], name='form_draft_age'),
        ),
        migrations.AddConstraint(
            model_name='formdraft',
            constraint=models.UniqueConstraint(fields=('provider', 'person', 'form'), name='form_draft_once'),
        ),
        migrations.AddConstraint(
            model_name='formanswers',
            constraint=models.UniqueConstraint(fields=('provider', 'request'), name='form_answers_of_request'),
        ),
        migrations.AddConstraint(
            model_name='formanswers',
            constraint=models.UniqueConstraint(fields=('provider', 'key'), name='form_answers_once'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.UniqueConstraint(fields=('provider', 'code'), name='service_area_code'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.UniqueConstraint(fields=('provider', 'code'), name='form_code'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('opens__in', ('form', 'incident', 'service_request'))), name='form_opens'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('priority__in', ['low', 'normal', 'high', 'urgent'])), name='form_priority'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('is_confidential', False), ('approval', ''), _connector='OR'), name='form_in_confidence_asks_nobody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formcustomer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_formcustomerevent" ("form_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."form_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id"); RETURN NULL;', hash='9f938b79db2d6437f5997cabd3e2a17f23ede9f9', operation='INSERT', pgid='pgtrigger_insert_insert_ef423', table='desk_formcustomer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formcustomer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_formcustomerevent" ("form_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."form_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id"); RETURN NULL;', hash='f21f551f484185c764fc3d02404c6091fb0c4416', operation='UPDATE', pgid='pgtrigger_update_update_29387', table='desk_formcustomer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formcustomer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_formcustomerevent" ("form_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (OLD."form_id", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id"); RETURN NULL;', hash='70c48784c4dfa059847c01d6d77701d7bc8aef3f', operation='DELETE', pgid='pgtrigger_delete_delete_b1dd2', table='desk_formcustomer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formversion',
            trigger=pgtrigger.compiler.Trigger(name='form_version_is_unchanged', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state <> 'draft' AND (OLD.definition IS DISTINCT FROM NEW.definition OR NEW.state = 'draft'))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='f0daa9a48f21cc6dcb8e804747428a8ae0ae624e', operation='UPDATE', pgid='pgtrigger_form_version_is_unchanged_4f462', table='desk_formversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_formversionevent" ("definition", "form_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "published_at", "published_by_id", "state") VALUES (NEW."definition", NEW."form_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."published_at", NEW."published_by_id", NEW."state"); RETURN NULL;', hash='455f58ca51dc74895b207405512c7d744bb467d9', operation='INSERT', pgid='pgtrigger_insert_insert_ae3c7', table='desk_formversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_formversionevent" ("definition", "form_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "published_at", "published_by_id", "state") VALUES (NEW."definition", NEW."form_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."published_at", NEW."published_by_id", NEW."state"); RETURN NULL;', hash='d75ab8de8dfe9487837356614463396d9f9e4217', operation='UPDATE', pgid='pgtrigger_update_update_3b2c0', table='desk_formversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_formversionevent" ("definition", "form_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "published_at", "published_by_id", "state") VALUES (OLD."definition", OLD."form_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."published_at", OLD."published_by_id", OLD."state"); RETURN NULL;', hash='f788d13b1120d6eab80478a6dcb144e0b886a667', operation='DELETE', pgid='pgtrigger_delete_delete_6a922', table='desk_formversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formanswers',
            trigger=pgtrigger.compiler.Trigger(name='form_answers_stay_with_their_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.version_id <> NEW.version_id OR OLD.request_id <> NEW.request_id)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='5e3bf61fc0263fc4cf3ec05decbe40da15c12f8d', operation='UPDATE', pgid='pgtrigger_form_answers_stay_with_their_version_2d0dd', table='desk_formanswers', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicearea',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_serviceareaevent" ("code", "icon", "id", "is_active", "name", "old_name", "old_url", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id") VALUES (NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."name", NEW."old_name", NEW."old_url", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."provider_id"); RETURN NULL;', hash='e83cae42ffb2a6ddede46af9e3d2cca37b59e74c', operation='INSERT', pgid='pgtrigger_insert_insert_e8197', table='desk_servicearea', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicearea',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_serviceareaevent" ("code", "icon", "id", "is_active", "name", "old_name", "old_url", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id") VALUES (NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."name", NEW."old_name", NEW."old_url", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."provider_id"); RETURN NULL;', hash='be4fcb48aa83c66f6db553d2b35174ebd49deadc', operation='UPDATE', pgid='pgtrigger_update_update_6c9d8', table='desk_servicearea', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicearea',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_serviceareaevent" ("code", "icon", "id", "is_active", "name", "old_name", "old_url", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id") VALUES (OLD."code", OLD."icon", OLD."id", OLD."is_active", OLD."name", OLD."old_name", OLD."old_url", OLD."opens_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."provider_id"); RETURN NULL;', hash='9d8f87985eb2cdae36984235425a84364a084381', operation='DELETE', pgid='pgtrigger_delete_delete_66668', table='desk_servicearea', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='form',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_formevent" ("approval", "approval_text", "area_id", "code", "icon", "id", "is_active", "is_confidential", "keep_months", "name", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "priority", "provider_id", "queue_id", "roles", "summary", "task") VALUES (NEW."approval", NEW."approval_text", NEW."area_id", NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."is_confidential", NEW."keep_months", NEW."name", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."priority", NEW."provider_id", NEW."queue_id", NEW."roles", NEW."summary", NEW."task"); RETURN NULL;', hash='905d23bd844e39734a1fc98c11c3fde1be3569f9', operation='INSERT', pgid='pgtrigger_insert_insert_35fde', table='desk_form', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='form',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_formevent" ("approval", "approval_text", "area_id", "code", "icon", "id", "is_active", "is_confidential", "keep_months", "name", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "priority", "provider_id", "queue_id", "roles", "summary", "task") VALUES (NEW."approval", NEW."approval_text", NEW."area_id", NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."is_confidential", NEW."keep_months", NEW."name", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."priority", NEW."provider_id", NEW."queue_id", NEW."roles", NEW."summary", NEW."task"); RETURN NULL;', hash='84cfffb88ad7cce746a8e336c714987e16a4e473', operation='UPDATE', pgid='pgtrigger_update_update_a8a0b', table='desk_form', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='form',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_formevent" ("approval", "approval_text", "area_id", "code", "icon", "id", "is_active", "is_confidential", "keep_months", "name", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "priority", "provider_id", "queue_id", "roles", "summary", "task") VALUES (OLD."approval", OLD."approval_text", OLD."area_id", OLD."code", OLD."icon", OLD."id", OLD."is_active", OLD."is_confidential", OLD."keep_months", OLD."name", OLD."opens", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."priority", OLD."provider_id", OLD."queue_id", OLD."roles", OLD."summary", OLD."task"); RETURN NULL;', hash='6b492c7450a8556a658f2f5fe09cfc92bd631975', operation='DELETE', pgid='pgtrigger_delete_delete_16920', table='desk_form', when='AFTER')),
        ),
    ]
