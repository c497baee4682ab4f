"""The people: who they are, how they came, when they left. All invented."""

import datetime as dt
from dataclasses import dataclass

from participants.models.choices import EndReason, Protection, ReferredBy, Sex

K, M = Sex.WOMAN, Sex.MAN
R, E = ReferredBy, EndReason


@dataclass(frozen=True)
class Person:
    """One participant. `key` is how the other files call them.

    `registered` days ago, or (`None`) some weeks before the first meeting of the first series
    they are in. `ends` is how and how long ago they left; `returned` days ago they came back.
    """

    key: str
    name: str  # empty: nobody in the project knows it
    sex: Sex
    age: int
    municipality: str
    referred_by: ReferredBy
    registered: int | None = None
    ends: tuple[EndReason, int] | None = None
    returned: int | None = None
    protection: Protection = Protection.NONE
    intake_reason: str = ""


MAIN_PEOPLE = [
    # Framtidsverkstad Nyköping
    Person("fatuma", "Fatuma Abdi", K, 34, "Nyköping", R.MUNICIPAL_LABOUR_UNIT),
    Person("goran", "Göran Ljung", M, 58, "Oxelösund", R.PUBLIC_EMPLOYMENT_SERVICE,
           ends=(E.TO_WORK, 60)),
    Person("rasha", "Rasha al-Khatib", K, 41, "Nyköping", R.MUNICIPAL_SOCIAL_SERVICES),
    Person("tomas", "Tomas Eriksson", M, 29, "Trosa", R.SOCIAL_INSURANCE_AGENCY,
           ends=(E.OWN_CHOICE, 172)),
    Person("kidane", "Kidane Tesfay", M, 26, "Nyköping", R.MUNICIPAL_ADULT_EDUCATION,
           ends=(E.TO_STUDIES, 75)),
    Person("semir", "Semir Hodžić", M, 37, "Vingåker", R.OWN_APPLICATION,
           ends=(E.PARENTAL_LEAVE, 165), returned=20),
    Person("anneli", "Anneli Mäkinen", K, 52, "Nyköping", R.PRIMARY_CARE,
           ends=(E.CONTINUED_REHABILITATION, 140)),
    # Framtidsverkstad Eskilstuna
    Person("hodan", "Hodan Jama", K, 31, "Eskilstuna", R.MUNICIPAL_LABOUR_UNIT),
    Person("yusuf", "Yusuf Karim", M, 46, "Eskilstuna", R.PUBLIC_EMPLOYMENT_SERVICE),
    Person("lena", "Lena Sandberg", K, 55, "Strängnäs", R.SOCIAL_INSURANCE_AGENCY),
    Person("ester", "Ester Vinge", K, 43, "", R.MUNICIPAL_SOCIAL_SERVICES,
           protection=Protection.SECRECY_MARK),
    Person("jari", "Jari Koskinen", M, 49, "Eskilstuna", R.LOCAL_COOPERATION_GROUP,
           ends=(E.OTHER_MEASURE, 25)),
    Person("selam", "Selam Gebre", K, 24, "Eskilstuna", R.MUNICIPAL_ADULT_EDUCATION),
    Person("mikael", "Mikael Dahlin", M, 33, "Strängnäs", R.PSYCHIATRY,
           ends=(E.LOST_CONTACT, 38)),
    # Framtidsverkstad Flen
    Person("maryam", "Maryam Haile", K, 36, "Flen", R.MUNICIPAL_LABOUR_UNIT),
    Person("nils", "Nils Åström", M, 44, "Flen", R.PUBLIC_EMPLOYMENT_SERVICE),
    Person("anonym_man", "", M, 38, "Flen", R.MUNICIPAL_SOCIAL_SERVICES),
    Person("birgitta", "Birgitta Öberg", K, 59, "Flen", R.SOCIAL_INSURANCE_AGENCY),
    Person("omar", "Omar Berg", M, 27, "Vingåker", R.MUNICIPAL_SOCIAL_SERVICES),
    Person("karin", "Karin Sjö", K, 40, "Katrineholm", R.OWN_APPLICATION),
    Person("abel", "Abel Lind", M, 31, "Flen", R.CIVIL_SOCIETY),
    Person("anonym_kvinna", "", K, 35, "Flen", R.OTHER),
    Person("misstag", "Nils Åstrom", M, 44, "Flen", R.PUBLIC_EMPLOYMENT_SERVICE,
           registered=52, ends=(E.REGISTERED_BY_MISTAKE, 51)),
    # Framtidsverkstad Katrineholm
    Person("ayaan", "Ayaan Nur", K, 28, "Katrineholm", R.MUNICIPAL_LABOUR_UNIT),
    Person("stefan", "Stefan Wikström", M, 50, "Katrineholm", R.PUBLIC_EMPLOYMENT_SERVICE),
    Person("dragana", "Dragana Petrović", K, 45, "Vingåker", R.SOCIAL_INSURANCE_AGENCY),
    Person("elias", "Elias Rahimi", M, 22, "Katrineholm", R.MUNICIPAL_ADULT_EDUCATION),
    # Framtidsverkstad Strängnäs, which has not begun
    Person("robin", "Robin Malm", M, 32, "", R.PSYCHIATRY, registered=33,
           protection=Protection.PROTECTED_REGISTRATION),
    Person("marja", "Marja Lehtonen", K, 47, "Strängnäs", R.PRIMARY_CARE, registered=27),
    Person("ibrahim", "Ibrahim Osman", M, 35, "Strängnäs", R.MUNICIPAL_SOCIAL_SERVICES,
           registered=23),
    Person("kerstin", "Kerstin Holmgren", K, 67, "Gnesta", R.PUBLIC_EMPLOYMENT_SERVICE,
           registered=19, intake_reason="Vill arbeta deltid några år till i ett socialt företag. "
           "Stämt av med kommunen."),
    Person("nour", "Nour Saleh", K, 26, "Trosa", R.LOCAL_COOPERATION_GROUP, registered=16),
    Person("jonas", "Jonas Björk", M, 39, "Strängnäs", R.OTHER, registered=9),
    Person("winta", "Winta Tekle", K, 30, "Gnesta", R.CIVIL_SOCIETY, registered=5),
]  # fmt: skip

SMALL_PEOPLE = [
    Person("hanna", "Hanna Lundqvist", K, 48, "Gnesta", R.MUNICIPAL_LABOUR_UNIT),
    Person("samuel", "Samuel Okafor", M, 42, "Gnesta", R.PUBLIC_EMPLOYMENT_SERVICE),
    Person("lejla", "Lejla Begić", K, 51, "Gnesta", R.MUNICIPAL_SOCIAL_SERVICES),
    Person("ville", "Ville Nieminen", M, 23, "Gnesta", R.MUNICIPAL_ADULT_EDUCATION),
    Person("sofia", "Sofia Bergdahl", K, 37, "Trosa", R.SOCIAL_INSURANCE_AGENCY),
    Person("farid", "Farid Ahmadi", M, 33, "Gnesta", R.OWN_APPLICATION),
    Person("irma", "Irma Salonen", K, 56, "Gnesta", R.PRIMARY_CARE, registered=12),
]  # fmt: skip


def birthday(today: dt.date, age: int, days_since: int) -> dt.date:
    """When somebody of that age was born, whose last birthday was so many days ago (0–363)."""
    turned = today.replace(year=today.year - age, day=min(today.day, 28))
    return turned - dt.timedelta(days=days_since)
