"""The words in which the synthetic offices write the contracts' codes."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "sex": {"male": "m", "female": "w"},
    "care_kind": {"centre": "Kita", "child_minding": "Kindertagespflege"},
    "age_group": {"under_three": "U3", "three_to_school": "Ü3"},
    "status": {
        "registered": "vorgemerkt", "waiting_list": "Warteliste", "in_review": "in Prüfung", "offered": "Zusage",
        "offer_accepted": "Zusage durch Eltern", "contract": "Vertrag", "refused": "Absage",
        "not_activated": "nicht freigeschaltet", "discarded": "verworfen", "withdrawn": "zurückgezogen",
    },
    "refusal_reason": {
        "unknown": "unbekannt", "no_need": "kein Bedarf mehr", "refused_by_parents": "Absage durch Eltern",
        "refused_by_centre": "Absage durch Einrichtung", "contract_elsewhere": "Vertrag in anderer Einrichtung",
        "offer_elsewhere": "Zusage in anderer Einrichtung", "offer_deadline_passed": "Zusagefrist überschritten",
        "registration_withdrawn": "Vormerkung zurückgenommen",
    },
    "channel": {"online": "online", "on_site": "vor Ort", "office": "Jugendamt"},
    "counting_method": {"residence_of_mother": "Wohnort der Mutter", "place_of_event": "Ereignisort"},
    "state": {"planned": "geplant", "approved": "genehmigt", "under_construction": "im Bau", "completed": "fertig"},
    "project_kind": {"opening": "Neubau", "extension": "Erweiterung", "closure": "Schließung"},
    "track": {
        "support": "Unterstützung Systemhaus", "central_connection": "zentraler Anschluss", "broadband": "Breitband",
        "wlan": "WLAN", "presentation": "Präsentationstechnik", "devices": "Endgeräte",
    },
    "stage": {
        "none": "nicht begonnen", "planned": "geplant", "contracted": "beauftragt",
        "in_street": "Glasfaser in der Straße", "in_building": "Glasfaser im Gebäude", "in_progress": "in Umsetzung",
        "done": "fertig", "unknown": "unbekannt",
    },
    "carry_over_rule": {"one_year": "ein Jahr", "none": "keine", "until_end": "bis Laufzeitende"},
}  # fmt: skip
