"""Our three templates: what an enterprise can begin with, and make its own."""

from enterprises.models.choices import RoutineKind

TEMPLATES: dict[str, tuple[str, ...]] = {
    RoutineKind.INTRODUCTION: (
        "Personen vet vem som möter första dagen, var och när",
        "Handledaren och personen har pratat om vad dagen ska innehålla",
        "Alla som arbetar på platsen vet att en ny kommer",
        "Vi visar lokalen: ytterdörr, toalett, paus, var man hänger kläderna",
        "Vi går igenom tider, raster och hur man säger till om man inte kan komma",
        "Vi berättar vad som gäller om något händer: brand, skada, nödnummer",
        "Vi går igenom skyddskläder och redskap och provar dem tillsammans",
        "Personen vet vem man frågar när handledaren inte är där",
        "Personen får uppgiften visad, gör den tillsammans med någon och sedan själv",
        "Vi stämmer av efter första dagen och efter första veckan",
    ),
    RoutineKind.RISKS: (
        "Vi har gått igenom arbetsuppgifterna tillsammans med den som ska göra dem",
        "Tunga lyft: hur vi gör, och vad ingen lyfter ensam",
        "Maskiner och verktyg: vem får använda vad, och vem lär ut",
        "Kemikalier: var de står, och hur man skyddar sig",
        "Halka, fall, stegar: vad vi har gjort åt det",
        "Ljud, ljus, värme och drag: vad som går att ändra",
        "Stress och hot: vem man går till, och att det går att ta paus",
        "Ensamarbete: när det är tillåtet, och hur man når någon",
        "Vi vet vem som ansvarar för arbetsmiljön, och när vi går igenom detta igen",
        "Försäkringen gäller den som arbetstränar",
    ),
    RoutineKind.FOLLOW_UP: (
        "Vi har en fast tid varje vecka då handledaren och personen pratar",
        "Vi pratar om vad som gick bra, vad som var svårt och vad som är nästa steg",
        "Vi skriver upp närvaron varje dag",
        "Vi säger till projektet samma dag om något inte fungerar",
        "Projektets uppföljningar står i kalendern, och handledaren är med",
        "Vi ökar tiden eller uppgifterna först när personen säger att det känns rätt",
        "Vi pratar i god tid om vad som händer efter placeringen",
        "Personen får ett intyg eller omdöme när det är slut",
    ),
}
