"""Value lists of the enterprises (DOMAIN 5.2). The stored codes are our own and stable."""

from django.db import models


class LegalForm(models.TextChoices):
    ECONOMIC_ASSOCIATION = "EF", "Ekonomisk förening"
    NON_PROFIT_ASSOCIATION = "IF", "Ideell förening"
    LIMITED_COMPANY = "AB", "Aktiebolag"
    LIMITED_DIVIDEND_COMPANY = "AB_SVB", "Aktiebolag med särskild vinstutdelningsbegränsning"
    FOUNDATION = "STIFTELSE", "Stiftelse"
    TRADING_PARTNERSHIP = "HB", "Handelsbolag"
    LIMITED_PARTNERSHIP = "KB", "Kommanditbolag"
    # Its organisationsnummer is the owner's personnummer.
    SOLE_TRADER = "EF_ENSKILD", "Enskild firma"
    OTHER = "ANNAN", "Annan"


class Kind(models.TextChoices):
    """What sort of enterprise it is (DOMAIN 5.1, 5.2)."""

    ASF = "ASF", "Arbetsintegrerande socialt företag (ASF)"
    SOCIAL = "SOCIALT_FORETAG", "Socialt företag"
    SOCIAL_ENTREPRENEUR = "SAMHALLSENTREPRENOR", "Samhällsentreprenör"
    NON_PROFIT = "IDEBUREN", "Idéburen organisation"
    PROFIT_FOR_SOCIETY = "VINSTDRIVANDE_SAMHALLSNYTTA", "Vinstdrivande med samhällsnytta"
    TO_BE = "BLIVANDE", "Blivande företag"


class Interest(models.TextChoices):
    """Whether it wants to take part. Who has said no is not called again."""

    UNKNOWN = "vet_inte", "Vet inte än"
    INTERESTED = "intresserat", "Intresserat"
    LATER = "senare", "Inte just nu"
    NO = "nej", "Tackat nej"


class Step(models.TextChoices):
    """The way from an idea to an enterprise that runs."""

    IDEA = "ide", "Idé"
    TRYING = "provar", "Provar idén"
    PLAN = "plan", "Affärsplan"
    FORMING = "bildar", "Bildar företaget"
    STARTED = "startat", "Startat"


class ContactWay(models.TextChoices):
    PHONE = "telefon", "Telefon"
    VISIT = "besok", "Besök"
    MEETING = "mote", "Möte"
    VIDEO = "digitalt", "Digitalt"
    MAIL = "mejl", "Mejl"


class ContactKind(models.TextChoices):
    """What a contact was about. None of them is advice, which is counted by itself (M5)."""

    CONTACT = "kontakt", "Kontakt"
    PLACEMENT_SUPPORT = "stod_placering", "Stöd kring placeringar"
    AGREEMENT_SUPPORT = "stod_avtal", "Stöd kring avtal"


class Need(models.TextChoices):
    """What an enterprise says it needs, for the project to plan its help by."""

    BUSINESS = "affar", "Affärsidé och kunder"
    ECONOMY = "ekonomi", "Ekonomi och pris"
    AGREEMENTS = "avtal", "Avtal och upphandling"
    SUPERVISION = "handledning", "Handledning"
    PREMISES = "lokal", "Lokal och utrustning"
    STAFF = "personal", "Personal och bemanning"
    MARKETING = "marknad", "Marknadsföring"
    DIGITAL = "digitalt", "Digitala verktyg"
    IMPACT = "effekt", "Visa vilken nytta vi gör"
    NETWORK = "natverk", "Nätverk"


class RoutineKind(models.TextChoices):
    """What should be in place before somebody comes (DOMAIN 5.2)."""

    INTRODUCTION = "introduktion", "Introduktion"
    RISKS = "risker", "Riskbedömning"
    FOLLOW_UP = "uppfoljning", "Rutin för uppföljning"


class DocumentKind(models.TextChoices):
    STATUTES = "stadgar", "Stadgar"
    BUSINESS_PLAN = "affarsplan", "Affärsplan"
    INSURANCE = "forsakring", "Försäkring"
    ANNUAL_REPORT = "arsredovisning", "Årsredovisning"
    ROUTINE = "rutin", "Rutin"
    OTHER = "annat", "Annat"


class Occasion(models.TextChoices):
    """When maturity is assessed (DOMAIN 5.7)."""

    ENTRY = "start", "När de kom med"
    AFTER_SCHOOL = "efter_skolan", "Efter affärsskolan"
    LATER = "senare", "Senare"
