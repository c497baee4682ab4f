"""What a judgement by hand can rest on."""

from django.db import models


class EvidenceKind(models.TextChoices):
    """How it is known: somebody counted, asked or listened."""

    COUNT = "rakning", "Räkning"
    SURVEY = "enkat", "Enkät"
    INTERVIEW = "intervju", "Intervju"
    FOCUS_GROUP = "fokusgrupp", "Fokusgrupp"
    LEARNING_SEMINAR = "seminarium", "Lärandeseminarium"
    STORY = "berattelse", "Berättelse"
    OTHER = "annat", "Annat"
