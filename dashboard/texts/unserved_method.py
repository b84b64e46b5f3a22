"""How the numbers of the page come about, in plain words: one child, its claim, the places that fit, two methods."""

from __future__ import annotations

LINKAGE_HEADING = "Ein Kind, gezählt einmal"
LINKAGE = (
    "Familien haben mehrere Konten im Portal, und ein Vertrag schreibt einen Namen anders als die Anmeldung. Deshalb werden "
    "alle Anmeldungen und Verträge paarweise verglichen: Vorname, Nachname, Geburtsdatum, Straße, Postleitzahl und "
    "Geschlecht. Umlaute, Doppelnamen, vertauschte Vor- und Nachnamen, verdrehte Ziffern und Umzüge sind dabei bedacht; "
    "gleiche seltene Namen wiegen mehr als gleiche häufige.\n\n"
    "Jedes Paar fällt in eines von drei Bändern: **gleich** wird zu einem Kind, **verschieden** bleibt getrennt, "
    "**zu prüfen** entscheidet ein Mensch, und die Entscheidung bleibt. Zwillinge und Geschwister werden nie "
    "zusammengelegt, und zwei Kinder eines Kontos bleiben zwei. Namen dienen nur diesem Abgleich; veröffentlicht wird "
    "eine Kennung, aus der sich niemand zurückrechnen lässt."
)
CLAIM_HEADING = "Wer als unversorgt gilt"
CLAIM = (
    "An einem Bedarfstag – dem Stichtag selbst und dem nächsten 1. August – gilt für jedes Kind genau ein Zustand. "
    "**Unversorgt** ist, wer in der Stadt wohnt, einen Anspruch hat, dessen frühester Wunschtermin erreicht ist und wer "
    "weder Vertrag noch angenommene Zusage hat, die den Anspruch erfüllt.\n\n"
    "Ab dem ersten Geburtstag erfüllen Kita oder Kindertagespflege den Anspruch, ab dem dritten bis zur Schule nur die "
    "Kita (§\N{NO-BREAK SPACE}24 SGB\N{NO-BREAK SPACE}VIII). Unter einem Jahr hängt er an Bedingungen, die in keiner "
    "Lieferung stehen: Diese Kinder stehen daneben, ebenso wer später beginnen oder nur wechseln möchte. Wer sich weniger "
    "als sechs Monate vorher gemeldet hat, ist gekennzeichnet, zählt aber mit."
)
PLACES_HEADING = "Wem ein Platz vermittelt werden könnte"
PLACES = (
    "Ein freier Platz passt, wenn Alter und Gruppenform, Beginn und Wochenstunden stimmen und er nahe genug liegt. Mehr "
    "Stunden als gewünscht passen bis zur nächsten Stufe, weniger nicht; für einen eigenen Wunsch gilt die größte "
    "Entfernung nicht. **Vermittelbar** ist die größte Zahl unversorgter Kinder, die gleichzeitig einen solchen Platz "
    "bekommen könnten; kein Platz zählt zweimal. Der Rest ist **echter Mangel**: Für diese Kinder hilft kein Verteilen, nur "
    "ein neuer Platz. Entfernungen sind Luftlinien mal einem festen Umwegfaktor; ohne Koordinaten gilt die Mitte des Bezirks."
)
METHODS_HEADING = "Zwei Verfahren für Vorschläge"
METHODS = (
    "**Gerecht.** Jedes Kind fragt zuerst bei seinem liebsten Platz an. Jede Einrichtung behält vorläufig die Kinder mit den "
    "meisten Punkten nach den Aufnahmekriterien, bei gleichen Punkten die älteren; wer keinen Platz behält, fragt beim "
    "nächsten Wunsch an, bis niemand mehr fragt. Danach gibt es kein Kind, das einen Platz lieber hätte, den ein Kind mit "
    "weniger Vorrang bekommen hat, und niemand gewinnt durch eine geschickte Reihenfolge seiner Wünsche.\n\n"
    "**Größtmöglich.** Es wird so verteilt, dass zusammen die meisten Kinder einen Platz bekommen, und darunter so, dass "
    "Wünsche und Wege möglichst gut sind. Dafür muss manches Kind auf einen besseren Wunsch verzichten, damit ein anderes "
    "überhaupt unterkommt. Wie viele das mindestens sind, steht neben dem Ergebnis.\n\n"
    "Ein Kind, das nur wechseln möchte, verliert in keinem Verfahren seinen Platz."
)
LIMITS_HEADING = "Was die Zahlen nicht wissen"
LIMITS = (
    "Ob eine Gruppe das Kind gut aufnehmen kann, ob Personal fehlt und was Familie und Einrichtung besprochen haben, steht in "
    "keiner Lieferung. Deshalb sind alle Plätze hier Vorschläge: **Über die Aufnahme entscheidet der Träger.**"
)
RULES_HEADING, CRITERIA_HEADING = "Wann ein Platz passt", "Wer zuerst kommt"
RULE, VALUE, UNIT, SOURCE = "Regel", "Wert", "Einheit", "Quelle"
CRITERION, POINTS = "Kriterium", "Punkte"
UNITS = {"km": "km", "factor": "Faktor", "hours_per_week": "Stunden je Woche", "days": "Tage"}
COUNTING = {LINKAGE_HEADING: LINKAGE, CLAIM_HEADING: CLAIM}
PLACING = {PLACES_HEADING: PLACES, METHODS_HEADING: METHODS}
CAUTION = {LIMITS_HEADING: LIMITS}
