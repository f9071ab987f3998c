from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0012_one_history'),
    ]

    operations = [
        migrations.AddField(
            model_name='importmapping',
            name='names',
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
