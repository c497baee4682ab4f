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
