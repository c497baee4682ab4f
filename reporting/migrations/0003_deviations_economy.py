"""Money, deviations and risks, and a ceiling that the database itself keeps."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import simple_history.models
from django.conf import settings
from django.db import migrations, models

# No requisition brings what is requested above what was granted. The project's row is locked, so
# that two at once see each other.
WITHIN_CEILING = """
CREATE FUNCTION requisition_within_ceiling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE granted numeric;
BEGIN
    SELECT ceiling INTO granted FROM projects_project WHERE id = NEW.project_id FOR UPDATE;
    IF granted < (SELECT sum(amount) FROM reporting_requisition WHERE project_id = NEW.project_id)
    THEN
        RAISE EXCEPTION 'requisitions exceed the ceiling'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'requisition_within_ceiling';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER requisition_within_ceiling AFTER INSERT OR UPDATE ON reporting_requisition
FOR EACH ROW EXECUTE FUNCTION requisition_within_ceiling();
"""
UNDO = """
DROP TRIGGER requisition_within_ceiling ON reporting_requisition;
DROP FUNCTION requisition_within_ceiling();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0001_initial"),
        ("reporting", "0002_keep_frozen_files_by_hand"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalBudgetLine",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "cost_type",
                    models.CharField(
                        choices=[
                            ("PERS_LON", "Lön"),
                            ("PERS_LKP", "Sociala avgifter och pension"),
                            ("KONSULT", "Köpta tjänster"),
                            ("UTVARD", "Utvärdering"),
                            ("LOKAL", "Lokaler och konferens"),
                            ("RESOR", "Resor"),
                            ("MATERIAL", "Material, trycksaker och licenser"),
                            ("KOMM", "Kommunikation och annonser"),
                            ("UTB", "Utbildning"),
                            ("MOTE", "Möten och förtäring"),
                            ("DELTAGARE", "Deltagarkostnader"),
                            ("HANDL_ERS", "Ersättning till handledare"),
                            ("REVISION", "Revision"),
                            ("OVERHEAD", "Indirekta kostnader"),
                            ("INTAKT", "Intäkter"),
                        ],
                        max_length=10,
                        verbose_name="kostnadsslag",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="budget, kronor"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical budgetrad",
                "verbose_name_plural": "historical budgetrader",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCost",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("voucher", models.CharField(max_length=30, verbose_name="verifikationsnummer")),
                ("booked_on", models.DateField(verbose_name="bokföringsdatum")),
                (
                    "cost_type",
                    models.CharField(
                        choices=[
                            ("PERS_LON", "Lön"),
                            ("PERS_LKP", "Sociala avgifter och pension"),
                            ("KONSULT", "Köpta tjänster"),
                            ("UTVARD", "Utvärdering"),
                            ("LOKAL", "Lokaler och konferens"),
                            ("RESOR", "Resor"),
                            ("MATERIAL", "Material, trycksaker och licenser"),
                            ("KOMM", "Kommunikation och annonser"),
                            ("UTB", "Utbildning"),
                            ("MOTE", "Möten och förtäring"),
                            ("DELTAGARE", "Deltagarkostnader"),
                            ("HANDL_ERS", "Ersättning till handledare"),
                            ("REVISION", "Revision"),
                            ("OVERHEAD", "Indirekta kostnader"),
                            ("INTAKT", "Intäkter"),
                        ],
                        max_length=10,
                        verbose_name="kostnadsslag",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="belopp utan moms"
                    ),
                ),
                (
                    "vat",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="moms"
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=200, verbose_name="text")),
                (
                    "financier",
                    models.CharField(
                        choices=[
                            ("RAR", "RAR"),
                            ("KONTANT", "Medfinansiering, pengar"),
                            ("TID", "Medfinansiering, tid"),
                        ],
                        default="RAR",
                        max_length=7,
                        verbose_name="finansiär",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical kostnad",
                "verbose_name_plural": "historical kostnader",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCostForecast",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "cost_type",
                    models.CharField(
                        choices=[
                            ("PERS_LON", "Lön"),
                            ("PERS_LKP", "Sociala avgifter och pension"),
                            ("KONSULT", "Köpta tjänster"),
                            ("UTVARD", "Utvärdering"),
                            ("LOKAL", "Lokaler och konferens"),
                            ("RESOR", "Resor"),
                            ("MATERIAL", "Material, trycksaker och licenser"),
                            ("KOMM", "Kommunikation och annonser"),
                            ("UTB", "Utbildning"),
                            ("MOTE", "Möten och förtäring"),
                            ("DELTAGARE", "Deltagarkostnader"),
                            ("HANDL_ERS", "Ersättning till handledare"),
                            ("REVISION", "Revision"),
                            ("OVERHEAD", "Indirekta kostnader"),
                            ("INTAKT", "Intäkter"),
                        ],
                        max_length=10,
                        verbose_name="kostnadsslag",
                    ),
                ),
                ("made_on", models.DateField(verbose_name="gjord den")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="prognos, kronor"
                    ),
                ),
                ("comment", models.CharField(blank=True, max_length=300, verbose_name="kommentar")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical prognos",
                "verbose_name_plural": "historical prognoser",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDeviation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="nummer")),
                ("noticed_on", models.DateField(verbose_name="upptäckt den")),
                (
                    "reported_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="rapporterad till RAR den"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mal", "Mål"),
                            ("tidplan", "Tidplan"),
                            ("ekonomi", "Ekonomi"),
                            ("volym", "Antal deltagare"),
                            ("malgrupp", "Målgrupp"),
                            ("personal", "Personal och bemanning"),
                            ("part", "Organisation eller part"),
                            ("metod", "Metod"),
                            ("avtal", "Avtal och upphandling"),
                            ("dataskydd", "Dataskydd"),
                            ("arbetsmiljo", "Arbetsmiljö och olyckor"),
                            ("extern", "Något utanför projektet"),
                            ("ovrigt", "Övrigt"),
                        ],
                        max_length=12,
                        verbose_name="slag",
                    ),
                ),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1 Liten"),
                            (2, "2 Måttlig"),
                            (3, "3 Väsentlig"),
                            (4, "4 Kritisk"),
                        ],
                        verbose_name="hur allvarlig",
                    ),
                ),
                ("description", models.TextField(verbose_name="vad har hänt?")),
                ("cause", models.TextField(blank=True, verbose_name="varför?")),
                (
                    "consequence",
                    models.TextField(blank=True, verbose_name="vad betyder det för mål och tid?"),
                ),
                (
                    "money",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="vad betyder det i kronor?",
                    ),
                ),
                ("measure", models.TextField(blank=True, verbose_name="vad gör ni åt det?")),
                (
                    "responsible",
                    models.CharField(blank=True, max_length=120, verbose_name="ansvarig"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="klart senast")),
                (
                    "decided_by",
                    models.CharField(
                        choices=[
                            ("ingen", "Ingen"),
                            ("projektledare", "Projektledaren"),
                            ("styrgrupp", "Styrgruppen"),
                            ("projektagare", "Projektägaren"),
                            ("RAR", "RAR"),
                        ],
                        default="ingen",
                        max_length=13,
                        verbose_name="vem behöver besluta?",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ny", "Ny"),
                            ("utredning", "Under utredning"),
                            ("rapporterad", "Rapporterad till RAR"),
                            ("beslutad", "Beslutad"),
                            ("atgardad", "Åtgärdad"),
                            ("stangd", "Stängd"),
                        ],
                        default="ny",
                        max_length=11,
                        verbose_name="läge",
                    ),
                ),
                (
                    "closed_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="stängd den"
                    ),
                ),
                ("rule", models.CharField(blank=True, editable=False, max_length=30)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical avvikelse",
                "verbose_name_plural": "historical avvikelser",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFactor",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField(verbose_name="dag")),
                (
                    "kind",
                    models.CharField(
                        choices=[("hjalpte", "Det hjälpte"), ("hindrade", "Det hindrade")],
                        max_length=8,
                        verbose_name="slag",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="vad?")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical erfarenhet",
                "verbose_name_plural": "historical erfarenheter",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRequisition",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("ends_on", models.DateField(verbose_name="till och med")),
                ("requested_on", models.DateField(verbose_name="rekvirerat den")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="belopp, kronor"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical rekvisition",
                "verbose_name_plural": "historical rekvisitioner",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRisk",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="vad kan hända?")),
                (
                    "probability",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1 Mycket osannolik"),
                            (2, "2 Osannolik"),
                            (3, "3 Möjlig"),
                            (4, "4 Sannolik"),
                            (5, "5 Nästan säker"),
                        ],
                        verbose_name="hur troligt är det?",
                    ),
                ),
                (
                    "consequence",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1 Märks knappt"),
                            (2, "2 Liten"),
                            (3, "3 Kännbar"),
                            (4, "4 Stor"),
                            (5, "5 Stoppar projektet"),
                        ],
                        verbose_name="hur mycket betyder det?",
                    ),
                ),
                ("measure", models.TextField(blank=True, verbose_name="vad gör ni åt det?")),
                (
                    "responsible",
                    models.CharField(blank=True, max_length=120, verbose_name="ansvarig"),
                ),
                ("reviewed_on", models.DateField(verbose_name="senast bedömd")),
                (
                    "is_over",
                    models.BooleanField(default=False, verbose_name="risken finns inte längre"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical risk",
                "verbose_name_plural": "historical risker",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalThresholds",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "forecast_percent",
                    models.PositiveSmallIntegerField(
                        default=90,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="prognosen når minst så många procent av målet",
                    ),
                ),
                (
                    "cost_percent",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="ett kostnadsslag avviker högst så många procent",
                    ),
                ),
                (
                    "cost_amount",
                    models.PositiveIntegerField(
                        default=50000, verbose_name="ett kostnadsslag avviker högst så många kronor"
                    ),
                ),
                (
                    "intake_days",
                    models.PositiveSmallIntegerField(
                        default=60,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="dagar utan en ny deltagare, högst",
                    ),
                ),
                (
                    "share_low",
                    models.PositiveSmallIntegerField(
                        default=40,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="andel kvinnor, lägst procent",
                    ),
                ),
                (
                    "share_high",
                    models.PositiveSmallIntegerField(
                        default=60,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="andel kvinnor, högst procent",
                    ),
                ),
                (
                    "overdue_percent",
                    models.PositiveSmallIntegerField(
                        default=20,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="försenade steg och uppföljningar, högst procent",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical gränser för avvikelser",
                "verbose_name_plural": "historical gränser för avvikelser",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cost_type",
                    models.CharField(
                        choices=[
                            ("PERS_LON", "Lön"),
                            ("PERS_LKP", "Sociala avgifter och pension"),
                            ("KONSULT", "Köpta tjänster"),
                            ("UTVARD", "Utvärdering"),
                            ("LOKAL", "Lokaler och konferens"),
                            ("RESOR", "Resor"),
                            ("MATERIAL", "Material, trycksaker och licenser"),
                            ("KOMM", "Kommunikation och annonser"),
                            ("UTB", "Utbildning"),
                            ("MOTE", "Möten och förtäring"),
                            ("DELTAGARE", "Deltagarkostnader"),
                            ("HANDL_ERS", "Ersättning till handledare"),
                            ("REVISION", "Revision"),
                            ("OVERHEAD", "Indirekta kostnader"),
                            ("INTAKT", "Intäkter"),
                        ],
                        max_length=10,
                        verbose_name="kostnadsslag",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="budget, kronor"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "budgetrad",
                "verbose_name_plural": "budgetrader",
                "ordering": ["year", "cost_type"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "cost_type", "year"),
                        name="budget_line_once",
                        violation_error_message="Budgeten för det slaget och året finns redan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "cost_type__in",
                                [
                                    "PERS_LON",
                                    "PERS_LKP",
                                    "KONSULT",
                                    "UTVARD",
                                    "LOKAL",
                                    "RESOR",
                                    "MATERIAL",
                                    "KOMM",
                                    "UTB",
                                    "MOTE",
                                    "DELTAGARE",
                                    "HANDL_ERS",
                                    "REVISION",
                                    "OVERHEAD",
                                    "INTAKT",
                                ],
                            )
                        ),
                        name="budget_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cost_type", "INTAKT"), _negated=True),
                            ("amount__lte", 0),
                            _connector="OR",
                        ),
                        name="budget_income_negative",
                        violation_error_message="Intäkter skrivs med minus.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("voucher", models.CharField(max_length=30, verbose_name="verifikationsnummer")),
                ("booked_on", models.DateField(verbose_name="bokföringsdatum")),
                (
                    "cost_type",
                    models.CharField(
                        choices=[
                            ("PERS_LON", "Lön"),
                            ("PERS_LKP", "Sociala avgifter och pension"),
                            ("KONSULT", "Köpta tjänster"),
                            ("UTVARD", "Utvärdering"),
                            ("LOKAL", "Lokaler och konferens"),
                            ("RESOR", "Resor"),
                            ("MATERIAL", "Material, trycksaker och licenser"),
                            ("KOMM", "Kommunikation och annonser"),
                            ("UTB", "Utbildning"),
                            ("MOTE", "Möten och förtäring"),
                            ("DELTAGARE", "Deltagarkostnader"),
                            ("HANDL_ERS", "Ersättning till handledare"),
                            ("REVISION", "Revision"),
                            ("OVERHEAD", "Indirekta kostnader"),
                            ("INTAKT", "Intäkter"),
                        ],
                        max_length=10,
                        verbose_name="kostnadsslag",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="belopp utan moms"
                    ),
                ),
                (
                    "vat",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="moms"
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=200, verbose_name="text")),
                (
                    "financier",
                    models.CharField(
                        choices=[
                            ("RAR", "RAR"),
                            ("KONTANT", "Medfinansiering, pengar"),
                            ("TID", "Medfinansiering, tid"),
                        ],
                        default="RAR",
                        max_length=7,
                        verbose_name="finansiär",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "kostnad",
                "verbose_name_plural": "kostnader",
                "ordering": ["-booked_on", "-pk"],
                "indexes": [
                    models.Index(fields=["project", "-booked_on", "-id"], name="cost_latest")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "cost_type__in",
                                [
                                    "PERS_LON",
                                    "PERS_LKP",
                                    "KONSULT",
                                    "UTVARD",
                                    "LOKAL",
                                    "RESOR",
                                    "MATERIAL",
                                    "KOMM",
                                    "UTB",
                                    "MOTE",
                                    "DELTAGARE",
                                    "HANDL_ERS",
                                    "REVISION",
                                    "OVERHEAD",
                                    "INTAKT",
                                ],
                            )
                        ),
                        name="cost_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("financier__in", ["RAR", "KONTANT", "TID"])),
                        name="cost_financier_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cost_type", "INTAKT"), _negated=True),
                            ("amount__lte", 0),
                            _connector="OR",
                        ),
                        name="cost_income_negative",
                        violation_error_message="Intäkter skrivs med minus.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CostForecast",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cost_type",
                    models.CharField(
                        choices=[
                            ("PERS_LON", "Lön"),
                            ("PERS_LKP", "Sociala avgifter och pension"),
                            ("KONSULT", "Köpta tjänster"),
                            ("UTVARD", "Utvärdering"),
                            ("LOKAL", "Lokaler och konferens"),
                            ("RESOR", "Resor"),
                            ("MATERIAL", "Material, trycksaker och licenser"),
                            ("KOMM", "Kommunikation och annonser"),
                            ("UTB", "Utbildning"),
                            ("MOTE", "Möten och förtäring"),
                            ("DELTAGARE", "Deltagarkostnader"),
                            ("HANDL_ERS", "Ersättning till handledare"),
                            ("REVISION", "Revision"),
                            ("OVERHEAD", "Indirekta kostnader"),
                            ("INTAKT", "Intäkter"),
                        ],
                        max_length=10,
                        verbose_name="kostnadsslag",
                    ),
                ),
                ("made_on", models.DateField(verbose_name="gjord den")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="prognos, kronor"
                    ),
                ),
                ("comment", models.CharField(blank=True, max_length=300, verbose_name="kommentar")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "prognos",
                "verbose_name_plural": "prognoser",
                "ordering": ["cost_type", "-made_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "cost_type", "made_on"),
                        name="forecast_once_a_day",
                        violation_error_message="Det finns redan en prognos för slaget den dagen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "cost_type__in",
                                [
                                    "PERS_LON",
                                    "PERS_LKP",
                                    "KONSULT",
                                    "UTVARD",
                                    "LOKAL",
                                    "RESOR",
                                    "MATERIAL",
                                    "KOMM",
                                    "UTB",
                                    "MOTE",
                                    "DELTAGARE",
                                    "HANDL_ERS",
                                    "REVISION",
                                    "OVERHEAD",
                                    "INTAKT",
                                ],
                            )
                        ),
                        name="forecast_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cost_type", "INTAKT"), _negated=True),
                            ("amount__lte", 0),
                            _connector="OR",
                        ),
                        name="forecast_income_negative",
                        violation_error_message="Intäkter skrivs med minus.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deviation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="nummer")),
                ("noticed_on", models.DateField(verbose_name="upptäckt den")),
                (
                    "reported_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="rapporterad till RAR den"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mal", "Mål"),
                            ("tidplan", "Tidplan"),
                            ("ekonomi", "Ekonomi"),
                            ("volym", "Antal deltagare"),
                            ("malgrupp", "Målgrupp"),
                            ("personal", "Personal och bemanning"),
                            ("part", "Organisation eller part"),
                            ("metod", "Metod"),
                            ("avtal", "Avtal och upphandling"),
                            ("dataskydd", "Dataskydd"),
                            ("arbetsmiljo", "Arbetsmiljö och olyckor"),
                            ("extern", "Något utanför projektet"),
                            ("ovrigt", "Övrigt"),
                        ],
                        max_length=12,
                        verbose_name="slag",
                    ),
                ),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1 Liten"),
                            (2, "2 Måttlig"),
                            (3, "3 Väsentlig"),
                            (4, "4 Kritisk"),
                        ],
                        verbose_name="hur allvarlig",
                    ),
                ),
                ("description", models.TextField(verbose_name="vad har hänt?")),
                ("cause", models.TextField(blank=True, verbose_name="varför?")),
                (
                    "consequence",
                    models.TextField(blank=True, verbose_name="vad betyder det för mål och tid?"),
                ),
                (
                    "money",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="vad betyder det i kronor?",
                    ),
                ),
                ("measure", models.TextField(blank=True, verbose_name="vad gör ni åt det?")),
                (
                    "responsible",
                    models.CharField(blank=True, max_length=120, verbose_name="ansvarig"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="klart senast")),
                (
                    "decided_by",
                    models.CharField(
                        choices=[
                            ("ingen", "Ingen"),
                            ("projektledare", "Projektledaren"),
                            ("styrgrupp", "Styrgruppen"),
                            ("projektagare", "Projektägaren"),
                            ("RAR", "RAR"),
                        ],
                        default="ingen",
                        max_length=13,
                        verbose_name="vem behöver besluta?",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ny", "Ny"),
                            ("utredning", "Under utredning"),
                            ("rapporterad", "Rapporterad till RAR"),
                            ("beslutad", "Beslutad"),
                            ("atgardad", "Åtgärdad"),
                            ("stangd", "Stängd"),
                        ],
                        default="ny",
                        max_length=11,
                        verbose_name="läge",
                    ),
                ),
                (
                    "closed_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="stängd den"
                    ),
                ),
                ("rule", models.CharField(blank=True, editable=False, max_length=30)),
                (
                    "goals",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="reporting.goal", verbose_name="mål"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "avvikelse",
                "verbose_name_plural": "avvikelser",
                "ordering": ["-severity", "-noticed_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "number"), name="deviation_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("rule", ""), _negated=True),
                            models.Q(("status", "stangd"), _negated=True),
                        ),
                        fields=("project", "rule"),
                        name="deviation_rule_once_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("severity__gte", 1), ("severity__lte", 4)),
                        name="deviation_severity_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "ny",
                                    "utredning",
                                    "rapporterad",
                                    "beslutad",
                                    "atgardad",
                                    "stangd",
                                ],
                            )
                        ),
                        name="deviation_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rapporterad"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="deviation_reported_on_a_day",
                        violation_error_message="Skriv vilken dag den rapporterades.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("status", "stangd")),
                            models.Q(
                                models.Q(("status", "stangd"), _negated=True),
                                ("closed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="deviation_closed_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Factor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField(verbose_name="dag")),
                (
                    "kind",
                    models.CharField(
                        choices=[("hjalpte", "Det hjälpte"), ("hindrade", "Det hindrade")],
                        max_length=8,
                        verbose_name="slag",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="vad?")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "erfarenhet",
                "verbose_name_plural": "erfarenheter",
                "ordering": ["-date", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["hjalpte", "hindrade"])),
                        name="factor_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Requisition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ends_on", models.DateField(verbose_name="till och med")),
                ("requested_on", models.DateField(verbose_name="rekvirerat den")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="belopp, kronor"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "rekvisition",
                "verbose_name_plural": "rekvisitioner",
                "ordering": ["-ends_on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "ends_on"),
                        name="requisition_once",
                        violation_error_message="Kvartalet är redan rekvirerat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="requisition_of_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="vad kan hända?")),
                (
                    "probability",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1 Mycket osannolik"),
                            (2, "2 Osannolik"),
                            (3, "3 Möjlig"),
                            (4, "4 Sannolik"),
                            (5, "5 Nästan säker"),
                        ],
                        verbose_name="hur troligt är det?",
                    ),
                ),
                (
                    "consequence",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1 Märks knappt"),
                            (2, "2 Liten"),
                            (3, "3 Kännbar"),
                            (4, "4 Stor"),
                            (5, "5 Stoppar projektet"),
                        ],
                        verbose_name="hur mycket betyder det?",
                    ),
                ),
                ("measure", models.TextField(blank=True, verbose_name="vad gör ni åt det?")),
                (
                    "responsible",
                    models.CharField(blank=True, max_length=120, verbose_name="ansvarig"),
                ),
                ("reviewed_on", models.DateField(verbose_name="senast bedömd")),
                (
                    "is_over",
                    models.BooleanField(default=False, verbose_name="risken finns inte längre"),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "risk",
                "verbose_name_plural": "risker",
                "ordering": [
                    "is_over",
                    models.OrderBy(
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("probability"), "*", models.Value(-1)
                            ),
                            "*",
                            models.F("consequence"),
                        )
                    ),
                    "pk",
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consequence__gte", 1),
                            ("consequence__lte", 5),
                            ("probability__gte", 1),
                            ("probability__lte", 5),
                        ),
                        name="risk_from_1_to_5",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Thresholds",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "forecast_percent",
                    models.PositiveSmallIntegerField(
                        default=90,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="prognosen når minst så många procent av målet",
                    ),
                ),
                (
                    "cost_percent",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="ett kostnadsslag avviker högst så många procent",
                    ),
                ),
                (
                    "cost_amount",
                    models.PositiveIntegerField(
                        default=50000, verbose_name="ett kostnadsslag avviker högst så många kronor"
                    ),
                ),
                (
                    "intake_days",
                    models.PositiveSmallIntegerField(
                        default=60,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="dagar utan en ny deltagare, högst",
                    ),
                ),
                (
                    "share_low",
                    models.PositiveSmallIntegerField(
                        default=40,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="andel kvinnor, lägst procent",
                    ),
                ),
                (
                    "share_high",
                    models.PositiveSmallIntegerField(
                        default=60,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="andel kvinnor, högst procent",
                    ),
                ),
                (
                    "overdue_percent",
                    models.PositiveSmallIntegerField(
                        default=20,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="försenade steg och uppföljningar, högst procent",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="projekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "gränser för avvikelser",
                "verbose_name_plural": "gränser för avvikelser",
                "constraints": [
                    models.UniqueConstraint(fields=("project",), name="thresholds_once"),
                    models.CheckConstraint(
                        condition=models.Q(("share_low__lte", models.F("share_high"))),
                        name="thresholds_share_ordered",
                        violation_error_message="Lägst kan inte vara mer än högst.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(WITHIN_CEILING, UNDO),
    ]
