"""Words of the list that goes out to those who place children and comes back with what they did."""

from __future__ import annotations

HEADING = "Statusliste"
NOTE = (
    "Die Liste enthält die Kinder der Auswahl. Tragen Sie in der Spalte „Status“ ein, wie weit Sie sind, und in „Datum“, "
    "seit wann. Zurückgegeben bleibt der Stand über die nächste Lieferung hinaus erhalten; Zeilen, die Sie nicht ändern, "
    "ändern nichts."
)
DOWNLOAD = "Liste herunterladen"
FIELD = "Ausgefüllte Liste (Excel oder CSV)"
HAND_BACK = "Liste zurückgeben"
NO_FILE = "Bitte zuerst eine Datei wählen."
REFUSED_CAPTION = "Nicht übernommene Zeilen"
NOT_WRITTEN = "Der Stand ließ sich nicht speichern ({reason}). Nichts wurde übernommen; bitte die Datenstelle ansprechen."
BORN, DISTRICT, BOROUGH = "Geburtsmonat", "Bezirk", "Stadtbezirk"
WANTED, REGISTERED, CLAIM, DUE = "gewünschter Beginn", "angemeldet am", "Anspruch ab", "fällig ab"
URGENCY, DAYS, WISHES, TRIED = "Dringlichkeit", "wartet (Tage)", "Wünsche", "davon abgesagt"
WHY = "warum ohne Platz"
