"""What the codes in the published tables are called."""

from __future__ import annotations

from warehouse.texts import contacts

CONTACT_STATUS = contacts.STATUS_NAMES

AGE_GROUP = {"under_three": "unter drei Jahren", "three_to_school": "drei Jahre bis Schule"}
CHILDREN_OF = {
    "under_three": "Kinder unter drei Jahren",
    "three_to_school": "Kinder von drei Jahren bis zur Schule",
}

OF_AGE = {"under_three": "Unter drei Jahren", "three_to_school": "Von drei Jahren bis zur Schule"}
AGED = {"under_three": "unter drei Jahren", "three_to_school": "von drei Jahren bis zur Schule"}

YEAR_OF_AGE = {
    0: "unter 1",
    1: "1 Jahr",
    2: "2 Jahre",
    3: "3 Jahre",
    4: "4 Jahre",
    5: "5 Jahre",
}

# On the cut-off day a few six-year-olds, born in October, are not at school yet.
COHORT_AGE = {str(age): name for age, name in YEAR_OF_AGE.items()} | {
    "6": "6 Jahre, noch nicht in der Schule"
}

LEVEL = {"district": "Bezirk", "borough": "Stadtbezirk", "city": "Stadt"}

CARE_KIND = {"centre": "Kita", "child_minding": "Kindertagespflege"}

TRACK = {
    "broadband": "Breitband",
    "wlan": "WLAN",
    "presentation": "Präsentationstechnik",
    "devices": "Endgeräte",
    "central_connection": "Zentrale Anbindung",
    "support": "Unterstützung durch das Systemhaus",
}

TRACK_SHORT = TRACK | {
    "support": "Systemhaus",
    "presentation": "Präsentation",
    "central_connection": "Anbindung",
}

STAGE = {
    "done": "fertig",
    "in_progress": "in Umsetzung",
    "in_building": "Glasfaser im Gebäude",
    "in_street": "Glasfaser in der Straße",
    "contracted": "beauftragt",
    "planned": "geplant",
    "none": "nicht begonnen",
    "unknown": "unbekannt",
    "on_hold": "ausgesetzt",
}

CHILD_STATE = {
    "unserved": "ohne Platz",
    "conditional_claim": "unter einem Jahr, Anspruch unter Bedingungen",
    "claim_not_open": "Anspruch noch nicht offen",
    "served_wishes_change": "versorgt, möchte wechseln",
    "minding_only": "ab drei Jahren nur in Kindertagespflege",
    "offered": "Zusage liegt vor",
    "served": "versorgt",
    "withdrawn": "kein lebender Wunsch mehr",
    "not_resident": "wohnt nicht in der Stadt",
    "at_school": "in der Schule",
}

ROLE = {
    "planning": "Jugendhilfeplanung",
    "coordination": "Platzvermittlung",
    "council": "Rat und Bezirksvertretungen",
    "analyst": "Datenstelle",
}

UNSERVED_REASON = {
    "offer_open": "Angebot noch offen",
    "refused_by_parents": "Angebot von den Eltern abgelehnt",
    "deadline_passed": "Frist verstrichen",
    "hours_or_start": "Stunden oder Beginn passen nicht",
    "one_wish_only": "nur ein Wunsch",
    "all_wishes_full": "alle Wünsche voll oder abgesagt",
    "no_offer_yet": "noch kein Angebot",
    "moved_away": "verzogen",
}
URGENCY = {
    "overdue_long": "seit über drei Monaten fällig",
    "overdue": "fällig",
    "due_soon": "in den nächsten drei Monaten fällig",
    "later": "später fällig",
}

PLACEMENT_METHOD = {"fair": "gerecht", "most": "größtmöglich"}

MAP_MEASURE = {
    "shortage": "Fehlbedarf",
    "surplus": "Überhang",
    "place_rate": "Versorgungsquote",
    "balance": "Saldo",
}

RESERVE_CLASS = {"short": "knapp", "balanced": "ausgeglichen", "reserve": "mit Reserve"}
TREND_CLASS = {"falling": "Bedarf sinkt", "steady": "Bedarf bleibt gleich", "rising": "Bedarf wächst"}
AREA_CLASS = {
    "short_rising": "Engpass wächst",
    "short_steady": "Engpass bleibt",
    "short_falling": "Engpass lässt nach",
    "balanced_rising": "Reicht nicht lange",
    "balanced_steady": "Im Gleichgewicht",
    "balanced_falling": "Luft entsteht",
    "reserve_rising": "Reserve wird gebraucht",
    "reserve_steady": "Reserve bleibt",
    "reserve_falling": "Reserve wächst",
}
