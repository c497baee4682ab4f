"""Own words from the Framtidsverkstad: nuläge, behov and framtidsbild, as people put them.

Plain and concrete, about work and everyday life. Nothing about health, crime or benefits: the
real texts should not hold that either, and the demo sets the example.
"""

from typing import NamedTuple


class Words(NamedTuple):
    situation: str
    needs: str = ""
    vision: str = ""


WORDS = {
    # Nyköping
    "fatuma": Words(
        "Jag har varit hemma med fyra barn i nio år. Nu går den yngsta i förskolan och dagarna "
        "är tysta. Jag lagar mat till alla fester i föreningen och folk säger att jag borde ta "
        "betalt.",
        "Jag behöver öva svenska som man pratar på jobbet. Och någon som följer med första "
        "dagen, sedan klarar jag mig.",
        "Om tre år jobbar jag i ett kök där vi lagar lunch åt många. Jag har egna nycklar. "
        "Mina döttrar ser att mamma går till jobbet på morgonen.",
    ),
    "goran": Words(
        "Jag körde lastbil i trettio år och sedan tog det stopp. Två år har jag suttit vid "
        "köksbordet och löst korsord. Jag saknar arbetskamrater mer än lönen.",
        "Ett jobb nära hem. Någon som frågar efter mig om jag inte kommer.",
        "Jag lagar cyklar i en verkstad och skojar med kunderna. Fredag betyder något igen.",
    ),
    "rasha": Words(
        "Jag var lärare i Aleppo i tolv år. Här har jag praktiserat på tre ställen men det "
        "blev aldrig något mer. Jag läser svenska på kvällarna.",
        "Att någon ser vad jag redan kan. Ett ställe där jag får vara länge nog för att visa "
        "det, inte fyra veckor till.",
        "Jag leder en grupp på ett socialt företag och lär nya hur allt fungerar. Jag har "
        "råd att bjuda hem mina systrar.",
    ),
    "kidane": Words(
        "Jag är tjugosex år och bor hos min bror. Jag har jobbat på lager korta tider. Jag är "
        "bra med händerna och gillar när det blir snyggt.",
        "Hjälp att förstå vilken utbildning man behöver, och vem man ringer.",
        "Jag är snickare med egna verktyg. Jag bygger ett trädäck åt min brors familj.",
    ),
    "anneli": Words(
        "Jag jobbade i hemtjänsten i tjugo år. Nu vill jag börja med halva dagar och ta det i "
        "min egen takt. Trädgården är det som håller mig igång.",
        "Lugn och ro, och tider som jag kan vara med och bestämma om.",
        "Jag sköter en stor odling tillsammans med andra. Vi säljer grönsaker på torget på "
        "lördagarna.",
    ),
    "semir": Words(
        "Jag kan måla, tapetsera och lägga golv men har inga papper på det. Senaste åren har "
        "det blivit småjobb åt kompisar.",
        "Ett intyg på det jag kan. Och hjälp att skriva ett CV som inte är en halv sida.",
        "Jag har fast jobb och är hemma till middagen. På helgen spelar jag fotboll med grabbarna.",
    ),
    # Eskilstuna
    "hodan": Words(
        "Jag har städat på hotell och passat äldre. Min bil gick sönder i vintras och då gick "
        "jobbet också. Nu söker jag saker som går att nå med buss.",
        "Tider som passar bussen och hämtningen på förskolan. Och att någon tränar på "
        "intervju med mig.",
        "Jag arbetar i en secondhandbutik och sköter skyltfönstret. Chefen frågar mig vad "
        "jag tycker.",
    ),
    "yusuf": Words(
        "Jag hade egen frisersalong i Mosul i femton år. Här har jag klippt vänner i köket. "
        "Jag är 46 och känner att tiden går.",
        "Att förstå reglerna för företag i Sverige. Någon som kan läsa brev tillsammans med mig.",
        "Jag har en stol i en salong och mina egna kunder. En dag lär jag upp en ung kille.",
    ),
    "lena": Words(
        "Efter tjugotvå år på kontor blev jag av med jobbet när firman flyttade. Jag har sökt "
        "över hundra tjänster. Ingen ringer tillbaka.",
        "Att få känna mig behövd. Jag vill lära mig de nya programmen så att jag inte står "
        "där och är vilse.",
        "Jag sköter papper och löner åt flera små företag. De säger att de inte skulle klara "
        "sig utan mig.",
    ),
    "ester": Words(
        "Jag har nyss flyttat och känner inte så många här. Jag tycker om att sy och har ändrat "
        "kläder åt grannar hela livet.",
        "En trygg plats där det är okej att börja försiktigt.",
        "Jag har en symaskin i en liten verkstad. Det står en vas med blommor i fönstret.",
    ),
    "jari": Words(
        "Jag har jobbat i skogen och på sågverk sedan jag var sjutton. Sågverket stängde och "
        "jag vet inte riktigt vem jag är utan motorsågen.",
        "Prova något inomhus utan att det är skola. Gärna med träet kvar på något vis.",
        "Jag gör möbler av gammalt virke. Barnbarnen är med i verkstan på lördagar.",
    ),
    "selam": Words(
        "Jag är klar med svenska på komvux och vet inte vad som är nästa. Alla frågar vad jag "
        "vill bli. Jag vill först veta vad som finns.",
        "Att få besöka olika jobb och fråga de som jobbar där.",
        "Jag har valt själv. Jag bor i egen lägenhet och har kollegor som blivit vänner.",
    ),
    "mikael": Words(
        "Jag vänder på dygnet ganska ofta. När jag väl kommer iväg brukar det bli en bra dag.",
    ),
    # Flen
    "maryam": Words(
        "Jag bakar injera och bröd hemma och säljer lite till vänner. Jag har gått på kurser "
        "men aldrig haft en riktig arbetsplats i Sverige.",
        "Jag vill ha en handledare som visar i stället för att förklara. Jag lär mig fort när "
        "jag ser.",
        "Det luktar bröd när man går förbi. På skylten står det vad vi bakat i dag och det är "
        "jag som har skrivit den.",
    ),
    "nils": Words(
        "Jag har lagat datorer åt halva Flen men alltid gratis. Det är svårt att ta betalt när "
        "man inte tror att man är bra.",
        "Rutiner. En fast tid på morgonen och någon som märker om jag är där.",
        "Jag reparerar datorer som skolan annars hade slängt. Det hänger en blå arbetsrock "
        "med mitt namn på.",
    ),
    "anonym_man": Words(
        "Jag är försiktig med att berätta om mig själv. Jag kommer hit för att det är lugnt och "
        "för att kaffet är bra.",
        "Få vara med utan att det blir så mycket papper.",
        "Jag går till ett jobb där folk hejar. Mer än så behöver det inte vara.",
    ),
    "birgitta": Words(
        "Jag är 59 och har vikarierat i skolkök större delen av livet. Sedan min man gick bort "
        "har dagarna blivit för långa.",
        "Folk omkring mig. Och gärna korta pass i början.",
        "Jag står i kassan på ett kafé tre dagar i veckan. De andra dagarna sjunger jag i kör.",
    ),
    "omar": Words(
        "Jag hoppade av fordonsprogrammet när jag var arton. Nu är jag tjugosju och ångrar det. "
        "Jag mekar med mopeder i min morfars garage.",
        "Någon som tror på mig en gång till. Och bussen från Vingåker går bara två gånger på "
        "morgonen.",
        "Jag har körkort, en gammal Volvo och ett jobb på en verkstad. Morfar kommer och "
        "inspekterar.",
    ),
    "karin": Words(
        "Jag såg en lapp på biblioteket och anmälde mig själv. Jag har ritat och målat i "
        "alla år men aldrig vågat kalla det ett jobb.",
        "Hjälp att räkna på vad det kostar och vad man kan ta betalt. Jag skjuter upp sådant.",
        "Vi är fem stycken som delar ateljé. Jag trycker tygkassar och kort som säljs i länet.",
    ),
    "anonym_kvinna": Words(
        "Jag har två timmar på förmiddagen när barnen är i skolan. Det låter lite men det är "
        "mina timmar.",
        "Börja smått och få öka när det fungerar.",
        "Jag tar hand om växterna på ett äldreboende. De gamla väntar på mig.",
    ),
    # Katrineholm, efter första träffen
    "ayaan": Words(
        "Jag har gått omvårdnad men inte blivit klar. Jag tycker bäst om att prata med äldre "
        "och få dem att skratta.",
    ),
    "stefan": Words(
        "Jag var lagerchef tills lagret lades ned. Jag kan ordning och reda. Det är tyst i "
        "telefonen.",
    ),
    # Gnesta, det andra projektet
    "hanna": Words(
        "Jag kommer från en gård och kan sköta djur. Jag slutade jobba när barnen kom och nu är "
        "de stora.",
        "En chans att visa vad jag kan på riktigt, inte bara berätta om det.",
        "Jag ansvarar för hönsen på en gård dit skolklasser kommer på besök.",
    ),
    "samuel": Words(
        "Jag reparerar allt som går sönder i huset där jag bor. Hyresvärden skickar tackkort "
        "men det blir ingen lön av kort.",
        "Ett körkort, eller en plats dit tåget går.",
        "Jag är vaktmästare i Gnesta. Jag har den stora nyckelknippan.",
    ),
    "lejla": Words(
        "Jag har sytt gardiner på beställning i Tuzla och arbetat i tvätteri här. Jag är snabb "
        "och noggrann.",
        "Kunna mer om hur man säljer på nätet.",
        "Vi är tre kvinnor som driver skrädderi ihop. Vi byter av varandra på sommaren.",
    ),
    "ville": Words(
        "Jag lärde mig köra lift på min förra praktik. Jag vill helst vara ute.",
        "Att någon ringer när det finns en plats, jag är dålig på att ringa själv.",
        "Jag klipper gräs på sommaren och skottar på vintern. Alla i stan känner igen min mössa.",
    ),
}
