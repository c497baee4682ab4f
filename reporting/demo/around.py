"""What stands around the participants: coaches, authorities, consents, referrals, exits. Days are
counted from today; nobody here exists."""

import datetime as dt
from dataclasses import dataclass

from participants.models import Consent, JointMeeting, PlanApproval, Referral
from participants.models.choices import ReferredBy, Responsible, Sex

Kind, MeetingStatus, Status = Consent.Kind, JointMeeting.Status, Referral.Status
Party, Method = PlanApproval.Party, PlanApproval.Method
REGION, AF, NYKOPING = "Region Sörmland", "Arbetsförmedlingen Sörmland", "Nyköpings kommun"
ESKILSTUNA = "Eskilstuna kommun"

# Whom the second coach has; the first one has the rest, and nobody those who have just come.
OF_SECOND_COACH = {"maryam", "birgitta", "omar", "karin", "abel", "ayaan", "stefan"}
WITHOUT_COACH = {"nour", "jonas", "winta"}

# Who has not been asked yet how it was before the start, and who has not been measured.
SITUATION_MISSING = {"omar"}
NOT_MEASURED = {"omar", "elias", "dragana"}


@dataclass(frozen=True)
class DemoConsent:
    key: str
    kind: Consent.Kind
    days: int
    until: int | None = None
    withdrawn: int | None = None
    organisations: tuple[str, ...] = ()
    information: tuple[str, ...] = ()


@dataclass(frozen=True)
class DemoProfessional:
    key: str
    organisation: str
    role: str
    name: str
    does: str


@dataclass(frozen=True)
class DemoMeeting:
    """A joint meeting. `promise` is (who promised, by role; what; as whom; due in days)."""

    key: str
    days: int
    status: JointMeeting.Status
    about: str
    at: dt.time = dt.time(13)
    place: str = ""
    notes: str = ""
    promise: tuple[str, str, Responsible, int] | None = None


@dataclass(frozen=True)
class DemoReferral:
    first_name: str
    last_name: str
    sex: Sex
    age: int
    municipality: str
    days: int
    status: Referral.Status = Status.NEW
    decided: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class DemoExit:
    key: str
    summary: str
    remains: str = ""
    handed_to: str = ""


@dataclass(frozen=True)
class Around:
    """All of it for one project."""

    consents: tuple[DemoConsent, ...] = ()
    professionals: tuple[DemoProfessional, ...] = ()
    meetings: tuple[DemoMeeting, ...] = ()
    referrals: tuple[DemoReferral, ...] = ()
    # Who came by a referral, and how many days before the start.
    came_by_referral: tuple[tuple[str, int], ...] = ()
    exits: tuple[DemoExit, ...] = ()
    # (who, version of the plan, days, who said yes and how)
    approvals: tuple[
        tuple[str, int, int, tuple[tuple[PlanApproval.Party, PlanApproval.Method], ...]], ...
    ] = ()


_SHARED = ("kontakt", "narvaro", "plan")
_TOGETHER = ((Party.PARTICIPANT, Method.TOGETHER), (Party.COACH, Method.TOGETHER))

MAIN = Around(
    consents=(
        DemoConsent("fatuma", Kind.INFO_EXCHANGE, -180, 12, None, (AF, NYKOPING), _SHARED),
        DemoConsent("kidane", Kind.INFO_EXCHANGE, -200, 100, None, (NYKOPING,), _SHARED),
        DemoConsent("rasha", Kind.INFO_EXCHANGE, -170, 40, None, (NYKOPING,), _SHARED),
        DemoConsent("hodan", Kind.INFO_EXCHANGE, -60, 300, None, (AF, ESKILSTUNA), _SHARED),
        DemoConsent("lena", Kind.INFO_EXCHANGE, -30, 330, None, (AF,), _SHARED),
        DemoConsent("yusuf", Kind.INFO_EXCHANGE, -100, 200, -41, (AF,), _SHARED),
        DemoConsent("goran", Kind.LATER_FOLLOW_UP, -62, 400),
        DemoConsent("kidane", Kind.LATER_FOLLOW_UP, -77, 400),
        DemoConsent("tomas", Kind.LATER_FOLLOW_UP, -173, 260),
        DemoConsent("fatuma", Kind.MEDIA, -90, 25),
        DemoConsent("hodan", Kind.CONTACT, -60),
        DemoConsent("maryam", Kind.CONTACT, -30),
    ),
    professionals=(
        DemoProfessional("fatuma", AF, "Arbetsförmedlare", "Berit Sandgren",
                         "Beslutar om stöd och anställning"),
        DemoProfessional("fatuma", NYKOPING, "Handläggare", "Ulf Renström",
                         "Ekonomiskt bistånd och barnomsorg"),
        DemoProfessional("rasha", NYKOPING, "Handläggare", "Ulf Renström", "Svenska 2 på kvällen"),
        DemoProfessional("hodan", AF, "Arbetsförmedlare", "Jonny Falk", "Beslut om arbetsträning"),
        DemoProfessional("hodan", ESKILSTUNA, "Arbetskonsulent", "Mina Lahti",
                         "Följer med vid behov"),
        DemoProfessional("lena", AF, "Arbetsförmedlare", "Jonny Falk", "Beslut om arbetsträning"),
    ),
    meetings=(
        DemoMeeting("fatuma", -32, MeetingStatus.HELD, "Fler timmar på Kryddan", dt.time(10),
                    "Kryddan", "Alla är eniga om tjugo timmar från nästa vecka. Förskolan "
                    "behöver veta det nya schemat.",
                    ("Handläggare", "Ordna längre tid på förskolan", Responsible.MUNICIPALITY, 6)),
        DemoMeeting("hodan", -10, MeetingStatus.HELD, "De första veckorna", dt.time(14),
                    "Digitalt", "Hodan trivs. Bussen går bara två gånger på lördagar.",
                    ("Arbetsförmedlare", "Skicka beslutet till Lyckan",
                     Responsible.PUBLIC_EMPLOYMENT_SERVICE, 4)),
        DemoMeeting("rasha", 5, MeetingStatus.PLANNED, "Vad krävs för en anställning?",
                    place="Återbruket Svalan"),
    ),
    referrals=(
        DemoReferral("Leila", "Moradi", Sex.WOMAN, 39, "Nyköping", -1),
        DemoReferral("Conny", "Bergkvist", Sex.MAN, 53, "Nyköping", -4),
        DemoReferral("Samira", "Warsame", Sex.WOMAN, 28, "Nyköping", -23, Status.QUEUED, -20),
        DemoReferral("Peter", "Hagman", Sex.MAN, 45, "Oxelösund", -18, Status.QUEUED, -15),
        DemoReferral("Rolf", "Ågren", Sex.MAN, 61, "Nyköping", -70, Status.DECLINED, -66,
                     "Har redan ett arbete på halvtid och vill gå upp i tid där."),
    ),
    came_by_referral=(("fatuma", 12), ("kidane", 15)),
    exits=(
        DemoExit("goran", "Göran har fått anställning med stöd i cykelverkstaden efter fyra "
                 "månaders praktik.", "Stödet till arbetsgivaren omprövas om ett år.",
                 "Arbetsförmedlingen"),
        DemoExit("kidane", "Kidane läser bygg. Praktiken på snickeriet gjorde att han vågade "
                 "söka.", "En plats att läsa på.", "Kommunens vuxenutbildning"),
        DemoExit("anneli", "Anneli provade en odling två förmiddagar och går nu vidare till annat "
                 "stöd.", "Halva dagar, gärna utomhus, när hon vill börja igen.",
                 "Region Sörmland"),
        DemoExit("jari", "Jari har fått en plats nära hemmet genom kommunen.", "",
                 "Eskilstuna kommun"),
        DemoExit("tomas", "Tomas ville söka arbete på egen hand."),
    ),
    approvals=(
        ("fatuma", 2, -188, _TOGETHER),
        ("fatuma", 3, -17, _TOGETHER),
        ("rasha", 3, -23, _TOGETHER),
        ("hodan", 2, -18, _TOGETHER),
        ("lena", 2, -14, ((Party.COACH, Method.TOGETHER),)),
    ),
)  # fmt: skip

SMALL = Around(
    exits=(),
    referrals=(
        DemoReferral("Agneta", "Törn", Sex.WOMAN, 50, "Gnesta", -2),
    ),
)  # fmt: skip
REFERRED_BY = ReferredBy.MUNICIPAL_LABOUR_UNIT
