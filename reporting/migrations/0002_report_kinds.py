from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("quarterlyreport", "report_period_once"),
        migrations.RenameModel("QuarterlyReport", "Report"),
    ]
