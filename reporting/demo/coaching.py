"""The coaching: sessions held, missed and booked, with notes that coach and participant share."""

import datetime as dt
from dataclasses import dataclass

from participants.models import CoachingSession

Phase, Status, Form = CoachingSession.Phase, CoachingSession.Status, CoachingSession.Form


@dataclass(frozen=True)
class Session:
    """One session, two days after a meeting of the person's first series (`after`), or so many
    `days` from today."""

    key: str
    after: int = 0
    days: int | None = None
    phase: CoachingSession.Phase = Phase.WORKSHOP
    status: CoachingSession.Status = Status.HELD
    form: CoachingSession.Form = Form.IN_PERSON
    at: dt.time = dt.time(10)
    note: str = ""


_PHONE, _DIGITAL, _WALK = Form.PHONE, Form.DIGITAL, Form.WALK

MAIN_SESSIONS = [
    # Nyköping
    Session("fatuma", 2, note="Vi pratade om köket i föreningen. Fatuma har lagat mat till 120 "
            "personer och tyckte inte att det räknades. Det gör det."),
    Session("fatuma", 5, form=_WALK, note="Promenad längs ån. Vill helst börja med två dagar i "
            "veckan, gärna nära förskolan."),
    Session("fatuma", 7, note="Framtidsbilden är klar. Nästa gång tittar vi på tre kök."),
    Session("fatuma", days=-64, phase=Phase.PLACEMENT, at=dt.time(13), note="Det går bra. Svårast "
            "är när alla pratar fort. Handledaren ska skriva dagens lista på tavlan."),
    Session("fatuma", days=-21, phase=Phase.PLACEMENT, form=_PHONE, at=dt.time(14),
            note="Har börjat ta egna beställningar. Vill prata om fler timmar."),
    Session("goran", 2, note="Göran saknar arbetskamrater. Vi skrev ned vad han gillade med "
            "att köra: friheten, och att komma fram."),
    Session("goran", 6, form=_PHONE, note="Cykelverkstaden har sagt ja till ett besök."),
    Session("goran", days=-62, phase=Phase.EXIT, at=dt.time(9), note="Anställd från måndag! Vi "
            "gick igenom vad som har hjälpt och vem han kan ringa."),
    Session("rasha", 1, note="Tolv år som lärare. Vi listade vad en lärare kan som inte är "
            "undervisning: planera, hålla ordning, lugna."),
    Session("rasha", 4, form=_DIGITAL, note="Går igenom betygen som ska bedömas."),
    Session("rasha", 5, note="Övade på att säga nej till en fjärde praktik utan mål."),
    Session("rasha", 7, form=_WALK, note="Vill leda grupp. Vi letar plats där det går."),
    Session("rasha", days=-45, phase=Phase.PLACEMENT, at=dt.time(11), note="Trivs på återbruket. "
            "Visar redan nya hur sorteringen går till."),
    Session("kidane", 2, note="Gillar när det blir snyggt. Trä, inte metall."),
    Session("kidane", 6, form=_PHONE, note="Har pratat med studievägledaren själv."),
    Session("anneli", 4, form=_WALK, note="Halva dagar, och trädgård. Vi tar det lugnt."),
    Session("anneli", 7, form=_PHONE, note="Återgår till det andra stödet nu. Dörren är öppen."),
    Session("semir", 2, note="Har målat minst femton lägenheter. Vi börjar samla bilder."),
    Session("tomas", 1, status=Status.NO_SHOW),
    # Eskilstuna
    Session("hodan", 1, note="Bussen är frågan. Vi ritade in förskolan på tidtabellen."),
    Session("hodan", 3, form=_DIGITAL, note="Övade intervju. Andra gången satt det."),
    Session("hodan", 6, note="Vill prova butik. Jag ringer secondhand."),
    Session("hodan", days=-18, phase=Phase.PLACEMENT, at=dt.time(13), note="Första veckan i "
            "butiken. Skyltfönstret är hennes redan."),
    Session("yusuf", 2, note="Femton år som frisör. Vi läste om reglerna för eget företag."),
    Session("yusuf", 4, status=Status.CANCELLED_LATE),
    Session("yusuf", 5, note="Vill hyra stol i en salong hellre än att arbetsträna."),
    Session("yusuf", days=-16, phase=Phase.PLACEMENT, at=dt.time(11), note="Gick igenom svaret "
            "från salongen. Räknar på hyran till nästa gång."),
    Session("lena", 2, note="Hundra ansökningar utan svar. Vi läste tre och skrev om en."),
    Session("lena", 3, status=Status.CANCELLED_IN_TIME, form=_PHONE),
    Session("lena", 4, form=_DIGITAL, note="Kan mer om löner än hon säger."),
    Session("lena", 6, note="Redo för besök på ekonomibyrån som är ett socialt företag."),
    Session("lena", days=-14, phase=Phase.PLACEMENT, form=_PHONE, note="Måndagar är bestämt. "
            "Nervös, men på ett bra sätt."),
    Session("ester", 2, form=_PHONE, note="Vill ta det steg för steg. Sömnad."),
    Session("ester", 5, form=_PHONE, note="Har sytt två kassar till gruppen."),
    Session("ester", days=-12, phase=Phase.PLACEMENT, form=_PHONE, at=dt.time(15),
            note="Har hittat en verkstad på nätet. Vi tittar på den ihop."),
    Session("jari", 3, note="Trä på något vis. Snickeri eller möbler."),
    Session("selam", 2, note="Vill se jobb innan hon väljer. Vi gjorde en lista på fem."),
    Session("selam", 5, note="Två besök gjorda. Sjukhuset var roligare än hon trodde."),
    Session("selam", days=-20, phase=Phase.EXIT, form=_WALK, at=dt.time(13), note="Vill vänta med "
            "att gå vidare. Två besök till, sedan bestämmer hon."),
    Session("mikael", 2, status=Status.NO_SHOW, at=dt.time(9)),
    # Flen
    Session("maryam", 1, note="Bröd! Vi räknade på vad en säljdag på torget skulle ge."),
    Session("maryam", 3, form=_WALK, note="Vill ha någon som visar. Vi bjuder in ett bageri."),
    Session("nils", 2, at=dt.time(9), note="Vill ha en fast tid på morgonen. Vi provar nio."),
    Session("anonym_man", 1, form=_DIGITAL, note="Lugn start. Vill helst ses på skärm."),
    Session("anonym_man", 3, form=_DIGITAL, note="Berättade om ett jobb som var bra."),
    Session("birgitta", 1, note="Köket, kören och katten. Gärna korta pass."),
    Session("birgitta", 3, form=_PHONE, note="Kaféet söker någon till kassan i vår."),
    Session("omar", 1, status=Status.NO_SHOW),
    Session("omar", 2, form=_WALK, note="Missade bussen sist. Vi ses i Vingåker nästa gång."),
    Session("karin", 1, status=Status.MOVED),
    Session("karin", 2, note="Räknade på tygtryck: material, tid, pris. Det går ihop."),
    Session("karin", 3, form=_DIGITAL, note="Har frågat fyra andra om en ateljé."),
    Session("anonym_man", days=0, status=Status.BOOKED, form=_DIGITAL, at=dt.time(13, 30)),
    Session("nils", days=2, status=Status.BOOKED, at=dt.time(9)),
    Session("hodan", days=4, phase=Phase.PLACEMENT, status=Status.BOOKED, at=dt.time(15)),
    Session("maryam", days=10, status=Status.BOOKED, form=_WALK),
    Session("fatuma", days=12, phase=Phase.PLACEMENT, status=Status.BOOKED, at=dt.time(14)),
]  # fmt: skip

SMALL_SESSIONS = [
    Session("hanna", 1, note="Djur, ute och ansvar. Gården har svarat."),
    Session("hanna", 3, form=_PHONE, note="Har varit där och hälsat på hönsen."),
    Session("lejla", 2, note="Sömnad på beställning. Vi tittade på tre sidor som säljer på nätet."),
    Session("samuel", 2, form=_WALK, note="Lagade grinden på vägen."),
    Session("ville", days=8, status=Status.BOOKED, form=_PHONE),
]  # fmt: skip
