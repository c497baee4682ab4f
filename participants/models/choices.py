"""Value lists. The stored codes are our own and stable; a report maps them to the funder's."""

from django.db import models


class Sex(models.TextChoices):
    WOMAN = "kvinna", "Kvinna"
    MAN = "man", "Man"
    OTHER = "annat", "Annat"
    UNKNOWN = "okant", "Okänt"


class Protection(models.TextChoices):
    """Protected personal data, as the population register has it. Why is never recorded."""

    NONE = "ingen", "Ingen"
    SECRECY_MARK = "sekretessmarkering", "Sekretessmarkering"
    PROTECTED_REGISTRATION = "skyddad_folkbokforing", "Skyddad folkbokföring"
    ASSUMED_IDENTITY = "fingerade_uppgifter", "Fingerade uppgifter"


class ReferredBy(models.TextChoices):
    """Kind of party that referred the person to the project."""

    MUNICIPAL_LABOUR_UNIT = "KOMMUN_AME", "Kommun, arbetsmarknadsenhet"
    MUNICIPAL_SOCIAL_SERVICES = "KOMMUN_SOC", "Kommun, socialtjänst"
    MUNICIPAL_ADULT_EDUCATION = "KOMMUN_VUX", "Kommun, vuxenutbildning"
    PUBLIC_EMPLOYMENT_SERVICE = "AF", "Arbetsförmedlingen"
    SOCIAL_INSURANCE_AGENCY = "FK", "Försäkringskassan"
    PRIMARY_CARE = "REGION_PRIMARVARD", "Region, primärvård"
    PSYCHIATRY = "REGION_PSYKIATRI", "Region, psykiatri"
    LOCAL_COOPERATION_GROUP = "LSG", "Lokal samverkansgrupp"
    OWN_APPLICATION = "EGEN_ANSOKAN", "Egen ansökan"
    CIVIL_SOCIETY = "CIVILSAMHALLE", "Civilsamhälle"
    OTHER = "ANNAN", "Annan"


class EndReason(models.TextChoices):
    COMPLETED = "SLUTFORD_PLAN", "Slutförd enligt plan"
    TO_WORK = "TILL_ARBETE", "Till arbete"
    TO_STUDIES = "TILL_STUDIER", "Till studier"
    CONTINUED_REHABILITATION = "FORTSATT_REHAB", "Fortsatt rehabilitering"
    OTHER_MEASURE = "ANNAN_INSATS", "Annan insats"
    ILLNESS = "SJUKDOM", "Sjukdom"
    PARENTAL_LEAVE = "FORALDRALEDIG", "Föräldraledighet"
    MOVED = "FLYTT", "Flytt"
    OWN_CHOICE = "EGEN_BEGARAN", "Egen begäran"
    LOST_CONTACT = "UTEBLIVEN", "Utebliven kontakt"
    WRONG_MEASURE = "EJ_RATT_INSATS", "Insatsen motsvarade inte behovet"
    OTHER = "OVRIGT", "Annan orsak"
    CONSENT_WITHDRAWN = "SAMTYCKE_ATERTAGET", "Samtycke återtaget"
    DECEASED = "AVLIDEN", "Avliden"
    PROJECT_ENDED = "PROJEKTSLUT", "Insatsen upphörde"
    REGISTERED_BY_MISTAKE = "FELREGISTRERING", "Felregistrering"


class Education(models.TextChoices):
    """Foreign education counts as the Swedish level it equals (DOMAIN 1.6.5)."""

    NOT_PRIMARY = "EJ_GRUNDSKOLA", "Ej slutförd grundskola"
    PRIMARY = "GRUNDSKOLA", "Grundskola"
    SECONDARY = "GYMNASIUM", "Gymnasium"
    SHORT_HIGHER = "EFTERGYMN_LT3", "Eftergymnasial, kortare än 3 år"
    LONG_HIGHER = "EFTERGYMN_GE3", "Eftergymnasial, minst 3 år"
    UNKNOWN = "OKAND", "Uppgift saknas"


class Responsible(models.TextChoices):
    """Who is to take a next step."""

    PARTICIPANT = "deltagare", "Deltagaren"
    COACH = "coach", "Coachen"
    PROJECT_LEADER = "projektledare", "Projektledaren"
    SUPERVISOR = "handledare", "Handledaren"
    MUNICIPALITY = "kommun", "Kommunen"
    PUBLIC_EMPLOYMENT_SERVICE = "AF", "Arbetsförmedlingen"
    SOCIAL_INSURANCE_AGENCY = "FK", "Försäkringskassan"
    REGION = "region", "Regionen"
    ENTERPRISE = "foretag", "Företaget"
