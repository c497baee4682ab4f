"""How each result goal is counted, in plain words: one text a code, as DESIGN 4 decides it."""

DEFINITIONS = {
    "M1.1": "Serier som har hållit minst så många träffar som var planerade, oftast sex. En "
    "inställd träff som togs igen med en extra räknas som hållen.",
    "M1.2": "Deltagare som har varit närvarande på minst en hållen träff i en Framtidsverkstad.",
    "M1.3": "Deltagare som har haft minst två genomförda samtal med coachen under verkstaden.",
    "M1.4": "Deltagare som har slutfört sin serie och själva sagt ja till att gå vidare. Serien "
    "behöver inte vara klar för alla.",
    "M1.5": "Av dem som har påbörjat en Framtidsverkstad: kvinnor av kvinnor och män tillsammans. "
    "Annat eller okänt kön räknas inte in.",
    "M2.1": "Deltagare som har börjat arbetsträning, praktik, anställning eller subventionerad "
    "anställning. Prova-på och studiebesök räknas inte.",
    "M2.2": "Placerade deltagare med minst fyra kontakter som blev av: uppföljningar och "
    "coachning under placeringen läggs ihop för personen, vilken placering det än gäller.",
    "M2.3": "Deltagare som har en handlingsplan och stegmätningar från minst två olika dagar, "
    "vem som än svarade.",
    "M2.4": "Företag där minst en placering som räknas har börjat.",
    "M3.1": "Företag som har haft någon närvarande på minst en hållen träff i en handledarkurs.",
    "M3.2": "Personer från företag som har varit närvarande på minst en hållen träff i en "
    "handledarkurs.",
    "M3.3": "Handledarkurser som har hållit minst så många träffar som var planerade.",
    "M4.1": "Affärsskolor som har hållit minst så många träffar som var planerade.",
    "M4.2": "Företag där minst en person har slutfört en affärsskola.",
    "M4.3": "Personer som har varit närvarande på minst en hållen träff i en affärsskola.",
    "M5.1": "Företag som har fått minst en rådgivning som blev av.",
    "M5.2": "Timmar av rådgivning som blev av, med en decimal.",
    "M6.1": "Avtal som är tecknade under projektet, mellan minst en offentlig part och minst ett "
    "socialt företag. Förlängningar och avrop räknas inte, men ett ramavtal räknas.",
    "M7.1": "Utbildningar för offentlig sektor som har hållits.",
    "M7.2": "Olika offentliga avdelningar med någon närvarande på en hållen utbildning. En "
    "organisation utan angiven avdelning räknas som en.",
    "M7.3": "Personer från offentlig sektor som har varit närvarande på en hållen utbildning.",
    "M7.4": "Sociala företag med någon närvarande på en hållen utbildning för offentlig sektor.",
    "M8.1": "Nätverksträffar mellan offentlig sektor och sociala företag som har hållits.",
}
