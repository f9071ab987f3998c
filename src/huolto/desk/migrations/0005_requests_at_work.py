"""Queues, targets, watchers, links, tasks and files of requests; what is known of a request widened."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import huolto.foundation.tenancy
import huolto.foundation.texts
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0003_days_taken_back'),
        ('desk', '0004_channels_follow_the_calendar'),
        ('foundation', '0006_settings_and_failures'),
        ('parties', '0007_enrolments'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('register', '0017_settings_history'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClockPause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cause', models.CharField(choices=[('customer', 'Waiting for the customer'), ('approval', 'Waiting for approval'), ('done', 'Done')], max_length=10)),
                ('started_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['started_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='MessageFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_public', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Queue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('name', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('confidentiality', models.CharField(choices=[('normal', 'Normal'), ('human_resources', 'HR only')], default='normal', max_length=16)),
                ('is_first', models.BooleanField(default=False)),
                ('is_open', models.BooleanField(default=True)),
                ('warn_minutes', models.PositiveIntegerField(default=30)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='QueueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=40)),
                ('name', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('confidentiality', models.CharField(choices=[('normal', 'Normal'), ('human_resources', 'HR only')], default='normal', max_length=16)),
                ('is_first', models.BooleanField(default=False)),
                ('is_open', models.BooleanField(default=True)),
                ('warn_minutes', models.PositiveIntegerField(default=30)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QueueMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='QueueMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReadyAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('text', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReadyAnswerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('text', huolto.foundation.texts.TranslatedText(blank=True, default=dict)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RequestItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RequestItemEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RequestLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('related', 'Related'), ('split_from', 'Split from'), ('merged_into', 'Merged into'), ('follows', 'Follows')], max_length=12)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RequestLinkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('related', 'Related'), ('split_from', 'Split from'), ('merged_into', 'Merged into'), ('follows', 'Follows')], max_length=12)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RequestTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RequestTaskEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=8)),
                ('strength', models.CharField(max_length=12)),
                ('clause', models.CharField(max_length=80)),
                ('state', models.CharField(choices=[('running', 'Running'), ('paused', 'Paused'), ('suspended', 'Suspended'), ('met', 'Met'), ('dropped', 'Dropped')], default='running', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('first_due_at', models.DateTimeField(blank=True, null=True)),
                ('due_at', models.DateTimeField(blank=True, null=True)),
                ('left_seconds', models.PositiveIntegerField(blank=True, null=True)),
                ('steps', models.JSONField(default=list)),
                ('met_at', models.DateTimeField(blank=True, null=True)),
                ('warned_at', models.DateTimeField(blank=True, null=True)),
                ('told_late_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Watcher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='WatcherEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='servicerequest',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='servicerequest',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='servicerequest',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='servicerequest',
            name='request_state',
        ),
        migrations.AddField(
            model_name='message',
            name='channel',
            field=models.CharField(choices=[('portal', 'Portal'), ('mail', 'Mail'), ('phone', 'Phone'), ('in_person', 'In person'), ('program', 'Program')], default='portal', max_length=12),
        ),
        migrations.AddField(
            model_name='message',
            name='is_from_customer',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='agreement',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='assignee',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='bound_because',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='channel',
            field=models.CharField(choices=[('portal', 'Portal'), ('mail', 'Mail'), ('phone', 'Phone'), ('in_person', 'In person'), ('program', 'Program')], default='portal', max_length=12),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='due_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='first_answered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='is_chosen_by_caller',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='last_message_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='mailbox',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='merged_into',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='planned_because',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='planned_start_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='priority',
            field=models.CharField(choices=[('low', 'Low'), ('normal', 'Normal'), ('high', 'High'), ('urgent', 'Urgent')], default='normal', max_length=8),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='reopenings',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='satisfaction',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='satisfaction_note',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='search_text',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='task',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='unanswered_since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='agreement',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='assignee',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='bound_because',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='channel',
            field=models.CharField(choices=[('portal', 'Portal'), ('mail', 'Mail'), ('phone', 'Phone'), ('in_person', 'In person'), ('program', 'Program')], default='portal', max_length=12),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='first_answered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='is_chosen_by_caller',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='mailbox',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='merged_into',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='planned_because',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='planned_start_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='priority',
            field=models.CharField(choices=[('low', 'Low'), ('normal', 'Normal'), ('high', 'High'), ('urgent', 'Urgent')], default='normal', max_length=8),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='reopenings',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='satisfaction',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='satisfaction_note',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='task',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='servicerequest',
            name='state',
            field=models.CharField(choices=[('waiting_for_approval', 'Waiting for approval'), ('open', 'Open'), ('in_progress', 'In progress'), ('waiting_for_customer', 'Waiting for the customer'), ('waiting_for_others', 'Waiting for others'), ('done', 'Done'), ('cancelled', 'Cancelled'), ('declined', 'Declined'), ('merged', 'Merged')], default='open', max_length=24),
        ),
        migrations.AlterField(
            model_name='servicerequestevent',
            name='state',
            field=models.CharField(choices=[('waiting_for_approval', 'Waiting for approval'), ('open', 'Open'), ('in_progress', 'In progress'), ('waiting_for_customer', 'Waiting for the customer'), ('waiting_for_others', 'Waiting for others'), ('done', 'Done'), ('cancelled', 'Cancelled'), ('declined', 'Declined'), ('merged', 'Merged')], default='open', max_length=24),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['portal', 'mail', 'phone', 'in_person', 'program'])), name='message_channel'),
        ),
        migrations.AddField(
            model_name='clockpause',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='clockpause',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pauses', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='messagefile',
            name='file',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile'),
        ),
        migrations.AddField(
            model_name='messagefile',
            name='message',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='desk.message'),
        ),
        migrations.AddField(
            model_name='messagefile',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='messagefile',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='queue',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='servicerequest',
            name='queue',
            field=huolto.foundation.tenancy.TenantForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='desk.queue'),
        ),
        migrations.AddField(
            model_name='servicerequestevent',
            name='queue',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.queue'),
        ),
        migrations.AddIndex(
            model_name='servicerequest',
            index=models.Index(fields=['provider', 'queue', 'state', 'due_at'], name='request_of_queue'),
        ),
        migrations.AddIndex(
            model_name='servicerequest',
            index=models.Index(fields=['provider', 'assignee', 'state'], name='request_of_assignee'),
        ),
        migrations.AddIndex(
            model_name='servicerequest',
            index=models.Index(fields=['provider', 'requester', '-opened_at'], name='request_of_requester'),
        ),
        migrations.AddIndex(
            model_name='servicerequest',
            index=models.Index(condition=models.Q(('due_at__isnull', False)), fields=['provider', 'due_at'], name='request_due'),
        ),
        migrations.AddIndex(
            model_name='servicerequest',
            index=django.contrib.postgres.indexes.GinIndex(fields=['provider', 'search_text'], name='request_search', opclasses=['int8_ops', 'gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='servicerequest',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting_for_approval', 'open', 'in_progress', 'waiting_for_customer', 'waiting_for_others', 'done', 'cancelled', 'declined', 'merged'])), name='request_state'),
        ),
        migrations.AddConstraint(
            model_name='servicerequest',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['portal', 'mail', 'phone', 'in_person', 'program'])), name='request_channel'),
        ),
        migrations.AddConstraint(
            model_name='servicerequest',
            constraint=models.CheckConstraint(condition=models.Q(('priority__in', ['low', 'normal', 'high', 'urgent'])), name='request_priority'),
        ),
        migrations.AddConstraint(
            model_name='servicerequest',
            constraint=models.CheckConstraint(condition=models.Q(('satisfaction', None), ('satisfaction__range', (1, 5)), _connector='OR'), name='request_satisfaction'),
        ),
        migrations.AddConstraint(
            model_name='servicerequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('state', 'merged')), models.Q(models.Q(('state', 'merged'), _negated=True), ('merged_into', None)), _connector='OR'), name='request_merged_into'),
        ),
        migrations.AddField(
            model_name='queueevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='queueevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.queue'),
        ),
        migrations.AddField(
            model_name='queueevent',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='queuemember',
            name='person',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='queuemember',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='queuemember',
            name='queue',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='desk.queue'),
        ),
        migrations.AddField(
            model_name='queuememberevent',
            name='person',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='queuememberevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='queuememberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.queuemember'),
        ),
        migrations.AddField(
            model_name='queuememberevent',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='queuememberevent',
            name='queue',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.queue'),
        ),
        migrations.AddField(
            model_name='readyanswer',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='readyanswer',
            name='queue',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='desk.queue'),
        ),
        migrations.AddField(
            model_name='readyanswerevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='readyanswerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.readyanswer'),
        ),
        migrations.AddField(
            model_name='readyanswerevent',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='readyanswerevent',
            name='queue',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.queue'),
        ),
        migrations.AddField(
            model_name='requestitem',
            name='item',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.item'),
        ),
        migrations.AddField(
            model_name='requestitem',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='requestitem',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='requestitemevent',
            name='item',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='register.item'),
        ),
        migrations.AddField(
            model_name='requestitemevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='requestitemevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.requestitem'),
        ),
        migrations.AddField(
            model_name='requestitemevent',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='requestitemevent',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='requestlink',
            name='other',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='linked_from', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='requestlink',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='requestlink',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='requestlinkevent',
            name='other',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='requestlinkevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='requestlinkevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.requestlink'),
        ),
        migrations.AddField(
            model_name='requestlinkevent',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='requestlinkevent',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='requesttask',
            name='assignee',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='requesttask',
            name='done_by',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='requesttask',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='requesttask',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='requesttaskevent',
            name='assignee',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='requesttaskevent',
            name='done_by',
            field=huolto.foundation.tenancy.TenantForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='requesttaskevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='requesttaskevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.requesttask'),
        ),
        migrations.AddField(
            model_name='requesttaskevent',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='requesttaskevent',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='target',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='target',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='target',
            name='version',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreementversion'),
        ),
        migrations.AddField(
            model_name='watcher',
            name='person',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='watcher',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='watcher',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='watchers', to='desk.servicerequest'),
        ),
        migrations.AddField(
            model_name='watcherevent',
            name='person',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.person'),
        ),
        migrations.AddField(
            model_name='watcherevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='watcherevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.watcher'),
        ),
        migrations.AddField(
            model_name='watcherevent',
            name='provider',
            field=huolto.foundation.tenancy.ProviderField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='foundation.provider'),
        ),
        migrations.AddField(
            model_name='watcherevent',
            name='request',
            field=huolto.foundation.tenancy.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='desk.servicerequest'),
        ),
        migrations.AddConstraint(
            model_name='clockpause',
            constraint=models.CheckConstraint(condition=models.Q(('cause__in', ['customer', 'approval', 'done'])), name='pause_cause'),
        ),
        migrations.AddConstraint(
            model_name='clockpause',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('started_at')), _connector='OR'), name='pause_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='clockpause',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('provider', 'request'), name='pause_one_runs'),
        ),
        migrations.AddConstraint(
            model_name='queue',
            constraint=models.UniqueConstraint(fields=('provider', 'code'), name='queue_code'),
        ),
        migrations.AddConstraint(
            model_name='queue',
            constraint=models.UniqueConstraint(condition=models.Q(('is_first', True)), fields=('provider',), name='queue_one_is_first'),
        ),
        migrations.AddConstraint(
            model_name='queue',
            constraint=models.CheckConstraint(condition=models.Q(('confidentiality__in', ['normal', 'human_resources'])), name='queue_confidentiality'),
        ),
        migrations.AddConstraint(
            model_name='queue',
            constraint=models.CheckConstraint(condition=models.Q(('is_first', False), models.Q(('confidentiality', 'normal'), ('is_open', True)), _connector='OR'), name='queue_first_is_open_to_all'),
        ),
        migrations.AddConstraint(
            model_name='queuemember',
            constraint=models.UniqueConstraint(fields=('provider', 'queue', 'person'), name='queue_member_once'),
        ),
        migrations.AddConstraint(
            model_name='readyanswer',
            constraint=models.UniqueConstraint(fields=('provider', 'title'), name='ready_answer_title'),
        ),
        migrations.AddConstraint(
            model_name='requestitem',
            constraint=models.UniqueConstraint(fields=('provider', 'request', 'item'), name='request_item_once'),
        ),
        migrations.AddConstraint(
            model_name='requestlink',
            constraint=models.UniqueConstraint(fields=('provider', 'request', 'other', 'kind'), name='request_link_once'),
        ),
        migrations.AddConstraint(
            model_name='requestlink',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['related', 'split_from', 'merged_into', 'follows'])), name='request_link_kind'),
        ),
        migrations.AddConstraint(
            model_name='requestlink',
            constraint=models.CheckConstraint(condition=models.Q(('request', models.F('other')), _negated=True), name='request_link_to_another'),
        ),
        migrations.AddIndex(
            model_name='target',
            index=models.Index(condition=models.Q(('state', 'running')), fields=['provider', 'due_at'], name='target_running'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['running', 'paused', 'suspended', 'met', 'dropped'])), name='target_state'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('met_at__isnull', False), ('state', 'met')), models.Q(models.Q(('state', 'met'), _negated=True), ('met_at', None)), _connector='OR'), name='target_met_at'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'dropped'), _negated=True), fields=('provider', 'request', 'kind'), name='target_one_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='watcher',
            constraint=models.UniqueConstraint(fields=('provider', 'request', 'person'), name='watcher_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicerequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_servicerequestevent" ("agreement_id", "assignee_id", "bound_because", "channel", "closed_at", "confidentiality", "customer_id", "description", "first_answered_at", "id", "is_chosen_by_caller", "kind", "mailbox", "merged_into_id", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_because", "planned_start_at", "priority", "provider_id", "queue_id", "reopenings", "requester_id", "satisfaction", "satisfaction_note", "state", "task", "title") VALUES (NEW."agreement_id", NEW."assignee_id", NEW."bound_because", NEW."channel", NEW."closed_at", NEW."confidentiality", NEW."customer_id", NEW."description", NEW."first_answered_at", NEW."id", NEW."is_chosen_by_caller", NEW."kind", NEW."mailbox", NEW."merged_into_id", NEW."number", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_because", NEW."planned_start_at", NEW."priority", NEW."provider_id", NEW."queue_id", NEW."reopenings", NEW."requester_id", NEW."satisfaction", NEW."satisfaction_note", NEW."state", NEW."task", NEW."title"); RETURN NULL;', hash='55ed0e5928749e15aa4090c98922f06af93eff96', operation='INSERT', pgid='pgtrigger_insert_insert_aef37', table='desk_servicerequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicerequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."assignee_id" IS DISTINCT FROM (NEW."assignee_id") OR OLD."bound_because" IS DISTINCT FROM (NEW."bound_because") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."confidentiality" IS DISTINCT FROM (NEW."confidentiality") OR OLD."customer_id" IS DISTINCT FROM (NEW."customer_id") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."first_answered_at" IS DISTINCT FROM (NEW."first_answered_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_chosen_by_caller" IS DISTINCT FROM (NEW."is_chosen_by_caller") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."mailbox" IS DISTINCT FROM (NEW."mailbox") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."planned_because" IS DISTINCT FROM (NEW."planned_because") OR OLD."planned_start_at" IS DISTINCT FROM (NEW."planned_start_at") OR OLD."priority" IS DISTINCT FROM (NEW."priority") OR OLD."provider_id" IS DISTINCT FROM (NEW."provider_id") OR OLD."queue_id" IS DISTINCT FROM (NEW."queue_id") OR OLD."reopenings" IS DISTINCT FROM (NEW."reopenings") OR OLD."requester_id" IS DISTINCT FROM (NEW."requester_id") OR OLD."satisfaction" IS DISTINCT FROM (NEW."satisfaction") OR OLD."satisfaction_note" IS DISTINCT FROM (NEW."satisfaction_note") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."task" IS DISTINCT FROM (NEW."task") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "desk_servicerequestevent" ("agreement_id", "assignee_id", "bound_because", "channel", "closed_at", "confidentiality", "customer_id", "description", "first_answered_at", "id", "is_chosen_by_caller", "kind", "mailbox", "merged_into_id", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_because", "planned_start_at", "priority", "provider_id", "queue_id", "reopenings", "requester_id", "satisfaction", "satisfaction_note", "state", "task", "title") VALUES (NEW."agreement_id", NEW."assignee_id", NEW."bound_because", NEW."channel", NEW."closed_at", NEW."confidentiality", NEW."customer_id", NEW."description", NEW."first_answered_at", NEW."id", NEW."is_chosen_by_caller", NEW."kind", NEW."mailbox", NEW."merged_into_id", NEW."number", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_because", NEW."planned_start_at", NEW."priority", NEW."provider_id", NEW."queue_id", NEW."reopenings", NEW."requester_id", NEW."satisfaction", NEW."satisfaction_note", NEW."state", NEW."task", NEW."title"); RETURN NULL;', hash='900a56b6275f68b04c946cebc4d7227de96a2022', operation='UPDATE', pgid='pgtrigger_update_update_0f7fc', table='desk_servicerequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicerequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_servicerequestevent" ("agreement_id", "assignee_id", "bound_because", "channel", "closed_at", "confidentiality", "customer_id", "description", "first_answered_at", "id", "is_chosen_by_caller", "kind", "mailbox", "merged_into_id", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_because", "planned_start_at", "priority", "provider_id", "queue_id", "reopenings", "requester_id", "satisfaction", "satisfaction_note", "state", "task", "title") VALUES (OLD."agreement_id", OLD."assignee_id", OLD."bound_because", OLD."channel", OLD."closed_at", OLD."confidentiality", OLD."customer_id", OLD."description", OLD."first_answered_at", OLD."id", OLD."is_chosen_by_caller", OLD."kind", OLD."mailbox", OLD."merged_into_id", OLD."number", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_because", OLD."planned_start_at", OLD."priority", OLD."provider_id", OLD."queue_id", OLD."reopenings", OLD."requester_id", OLD."satisfaction", OLD."satisfaction_note", OLD."state", OLD."task", OLD."title"); RETURN NULL;', hash='8086c0516d1dc81c6d1a8e13252f70ad6ca9711b', operation='DELETE', pgid='pgtrigger_delete_delete_fc372', table='desk_servicerequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='queue',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_queueevent" ("code", "confidentiality", "id", "is_first", "is_open", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id", "warn_minutes") VALUES (NEW."code", NEW."confidentiality", NEW."id", NEW."is_first", NEW."is_open", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."provider_id", NEW."warn_minutes"); RETURN NULL;', hash='3986811af62849b12550df499725185be33b0b4c', operation='INSERT', pgid='pgtrigger_insert_insert_17e60', table='desk_queue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='queue',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_queueevent" ("code", "confidentiality", "id", "is_first", "is_open", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id", "warn_minutes") VALUES (NEW."code", NEW."confidentiality", NEW."id", NEW."is_first", NEW."is_open", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."provider_id", NEW."warn_minutes"); RETURN NULL;', hash='4ca6913266abd7babb4437f4226eec6683e130ff', operation='UPDATE', pgid='pgtrigger_update_update_ba722', table='desk_queue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='queue',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_queueevent" ("code", "confidentiality", "id", "is_first", "is_open", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id", "warn_minutes") VALUES (OLD."code", OLD."confidentiality", OLD."id", OLD."is_first", OLD."is_open", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."provider_id", OLD."warn_minutes"); RETURN NULL;', hash='3450020f0cb8943393e09988c410a880238866ec', operation='DELETE', pgid='pgtrigger_delete_delete_176a3', table='desk_queue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='queuemember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_queuememberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."queue_id"); RETURN NULL;', hash='eb4c29b611c3923bae2865f6c990c278be41b4ce', operation='INSERT', pgid='pgtrigger_insert_insert_57159', table='desk_queuemember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='queuemember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_queuememberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."queue_id"); RETURN NULL;', hash='6f55447c06b02d2534f64c1384b3bab95f8e1a6b', operation='UPDATE', pgid='pgtrigger_update_update_ae3ee', table='desk_queuemember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='queuemember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_queuememberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."queue_id"); RETURN NULL;', hash='589b15b66a7072c0884cf4c5b6090f3c67419880', operation='DELETE', pgid='pgtrigger_delete_delete_b6283', table='desk_queuemember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readyanswer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_readyanswerevent" ("id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id", "text", "title") VALUES (NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."queue_id", NEW."text", NEW."title"); RETURN NULL;', hash='62989454d4bfebac32470276a4656c8463e6dac7', operation='INSERT', pgid='pgtrigger_insert_insert_c1412', table='desk_readyanswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readyanswer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_readyanswerevent" ("id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id", "text", "title") VALUES (NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."queue_id", NEW."text", NEW."title"); RETURN NULL;', hash='90bc2536ae6abf459d66be98673213b59fba18e3', operation='UPDATE', pgid='pgtrigger_update_update_97cf4', table='desk_readyanswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readyanswer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_readyanswerevent" ("id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id", "text", "title") VALUES (OLD."id", OLD."is_active", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."queue_id", OLD."text", OLD."title"); RETURN NULL;', hash='a62f824577a4701ffcf261311ecedf13a4d9c107', operation='DELETE', pgid='pgtrigger_delete_delete_b240b', table='desk_readyanswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requestitem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_requestitemevent" ("id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;', hash='6c8d9d299fea3fcbe3bb8c0907a1bda86b7fb7dc', operation='INSERT', pgid='pgtrigger_insert_insert_2a5d4', table='desk_requestitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requestitem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_requestitemevent" ("id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;', hash='012c278fabb27a4ac50b844414d407a239350279', operation='UPDATE', pgid='pgtrigger_update_update_40e8e', table='desk_requestitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requestitem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_requestitemevent" ("id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."request_id"); RETURN NULL;', hash='2cd74f797dec79d7cfed5bae0bd052b577b93e4b', operation='DELETE', pgid='pgtrigger_delete_delete_8d0cc', table='desk_requestitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requestlink',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_requestlinkevent" ("id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;', hash='b06291faa34dbdc7a19823aa2f502c80ada6d2b3', operation='INSERT', pgid='pgtrigger_insert_insert_08183', table='desk_requestlink', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requestlink',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_requestlinkevent" ("id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;', hash='4c11e7c3a5b0a63946f28e6c32829fa09476a73e', operation='UPDATE', pgid='pgtrigger_update_update_2698b', table='desk_requestlink', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requestlink',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_requestlinkevent" ("id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (OLD."id", OLD."kind", OLD."other_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."request_id"); RETURN NULL;', hash='cf335a53bb09c273e54d0ecdeed8d3dba90541bf', operation='DELETE', pgid='pgtrigger_delete_delete_5487b', table='desk_requestlink', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requesttask',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_requesttaskevent" ("assignee_id", "done_at", "done_by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id", "text") VALUES (NEW."assignee_id", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."request_id", NEW."text"); RETURN NULL;', hash='297f9ac8be8fc435da5a01c9af519e5bb08a6c3f', operation='INSERT', pgid='pgtrigger_insert_insert_05e43', table='desk_requesttask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requesttask',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_requesttaskevent" ("assignee_id", "done_at", "done_by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id", "text") VALUES (NEW."assignee_id", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."request_id", NEW."text"); RETURN NULL;', hash='f9b9c21f2b2843cf1c169e903ec6463bd7751b85', operation='UPDATE', pgid='pgtrigger_update_update_f7202', table='desk_requesttask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requesttask',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_requesttaskevent" ("assignee_id", "done_at", "done_by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id", "text") VALUES (OLD."assignee_id", OLD."done_at", OLD."done_by_id", OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."request_id", OLD."text"); RETURN NULL;', hash='9980d94e1bf18ffe82461bca53e3358d52d8751f', operation='DELETE', pgid='pgtrigger_delete_delete_066ec', table='desk_requesttask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watcher',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_watcherevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;', hash='841a562e0c0fb3be42387d4d69d193cdfcff0bf9', operation='INSERT', pgid='pgtrigger_insert_insert_1b2a9', table='desk_watcher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watcher',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_watcherevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;', hash='4281a8983c80e7e9c67e95a22b08d7123021a3b7', operation='UPDATE', pgid='pgtrigger_update_update_6ad3f', table='desk_watcher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watcher',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_watcherevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."request_id"); RETURN NULL;', hash='3384ca5f31ac85ef2265c465622214fd0b7267b6', operation='DELETE', pgid='pgtrigger_delete_delete_3d61f', table='desk_watcher', when='AFTER')),
        ),
    ]
