"""Value lists of the agreements (DOMAIN 5.3, 5.4). The stored codes are our own and stable."""

from django.db import models


class AgreementForm(models.TextChoices):
    DIRECT_AWARD = "DIREKT", "Direktupphandling"
    ADVERTISED = "ANNONS", "Annonserad upphandling"
    RESERVED_INTEGRATION = "RES_4_18", "Reserverad upphandling, integration"
    RESERVED_PARTICIPATORY = "RES_19_25", "Reserverad upphandling, medarbetarinflytande"
    RESERVED_NON_PROFIT = "RES_19_25A", "Reserverad upphandling, idéburen organisation"
    FRAMEWORK = "RAMAVTAL", "Ramavtal"
    CALL_OFF = "AVROP", "Avrop från ramavtal"
    SOCIAL_CLAUSES = "SOC_KRAV", "Upphandling med sociala krav"
    FREEDOM_OF_CHOICE = "LOV", "Valfrihetssystem"
    NON_PROFIT_PARTNERSHIP = "IOP", "Idéburet offentligt partnerskap"
    COLLABORATION = "SAMVERKAN", "Samverkansavtal eller avsiktsförklaring"
    GRANT = "BIDRAG", "Föreningsbidrag eller verksamhetsstöd"
    EMPLOYMENT_SERVICE_PLACEMENT = "AF_OVERENSK", "Överenskommelse med Arbetsförmedlingen"
    EMPLOYMENT_SERVICE_SUPPLIER = "AF_LEV", "Leverantör till Arbetsförmedlingen"
    MUNICIPAL_PLACEMENT = "KOMMUN_OVERENSK", "Kommunens överenskommelse om plats"
    PURCHASE = "KOP", "Vanligt köp"


# What each form rests on, in words (DOMAIN 5.3).
LEGAL_BASIS: dict[str, str] = {
    AgreementForm.DIRECT_AWARD: "LOU 19 a kap. 2 §: under direktupphandlingsgränsen",
    AgreementForm.ADVERTISED: "LOU 19 kap.: under tröskelvärdet, eller sociala tjänster",
    AgreementForm.RESERVED_INTEGRATION: "LOU 4 kap. 18 §: minst 30 % har svårt att få arbete",
    AgreementForm.RESERVED_PARTICIPATORY: "LOU 19 kap. 25 §: högst tre år",
    AgreementForm.RESERVED_NON_PROFIT: "LOU 19 kap. 25 a §: från 2023",
    AgreementForm.FRAMEWORK: "LOU 7 kap. 2 §: högst fyra år",
    AgreementForm.CALL_OFF: "LOU 7 kap.: inom ramavtalets villkor",
    AgreementForm.SOCIAL_CLAUSES: "LOU 17 kap. och 19 kap. 3 §",
    AgreementForm.FREEDOM_OF_CHOICE: "Lag (2008:962) om valfrihetssystem",
    AgreementForm.NON_PROFIT_PARTNERSHIP: "Inte reglerat i lag: får inte dölja en upphandling",
    AgreementForm.COLLABORATION: "Ingen betalning för en tjänst",
    AgreementForm.GRANT: "Kommunallagen och reglerna om statsstöd",
    AgreementForm.EMPLOYMENT_SERVICE_PLACEMENT: "Förordning (2007:414) 10 §, (2000:634) 14 a §",
    AgreementForm.EMPLOYMENT_SERVICE_SUPPLIER: "LOU eller lag (2010:536)",
    AgreementForm.MUNICIPAL_PLACEMENT: "Socialtjänstlagen 12 kap. 4–6 §§",
    AgreementForm.PURCHASE: "LOU",
}


class Stage(models.TextChoices):
    """The way of an agreement (DOMAIN 5.4), and three exits at its side."""

    NEED = "IDE", "Behov identifierat"
    MAPPING = "KARTLAGG", "Kartläggning och matchning"
    DIALOGUE = "DIALOG", "Dialog"
    FORM_CHOSEN = "FORM", "Avtalsform vald"
    DOCUMENTS = "UNDERLAG", "Underlag och krav"
    OUT = "UTE", "Annonserad eller inbjuden"
    TENDER = "ANBUD", "Anbud inkommet"
    EVALUATION = "UTV", "Utvärdering"
    DECISION = "BESLUT", "Tilldelningsbeslut"
    STANDSTILL = "SPARR", "Avtalsspärr"
    SIGNED = "TECKNAT", "Tecknat"
    ACTIVE = "AKTIVT", "Aktivt"
    EXTENDED = "FORLANGT", "Förlängt"
    ENDED = "AVSLUTAT", "Avslutat"
    RESTING = "VILANDE", "Vilande"
    BROKEN_OFF = "AVBRUTET", "Avbrutet"
    APPEALED = "OVERPROVAD", "Överprövad"


class Subject(models.TextChoices):
    WORK_TRAINING = "arbetstraning", "Arbetsträning"
    INTERNSHIP = "praktik", "Praktik"
    GOODS = "varor", "Varor"
    SERVICES = "tjanster", "Tjänster"
    PREMISES = "lokal", "Lokal"
    OTHER = "annat", "Annat"


class PriceModel(models.TextChoices):
    PER_PLACE = "per_plats", "Per plats"
    PER_DAY = "per_dag", "Per dag"
    PER_MONTH = "per_manad", "Per månad"
    FIXED = "fast", "Fast pris"
    VOLUME = "volym", "Efter volym"


class Secrecy(models.TextChoices):
    """Why terms may be secret for a time (DOMAIN 4.3)."""

    PROCUREMENT = "OSL_19_3", "Upphandlingssekretess (OSL 19:3)"
    BUSINESS = "OSL_31_16", "Affärssekretess (OSL 31:16)"
