"""Words of the exports and the codes they stand for, where several contracts or formats share them."""

SEX = {
    "m": "male",
    "männlich": "male",
    "w": "female",
    "weiblich": "female",
    "d": "diverse",
    "divers": "diverse",
    "1": "male",
    "2": "female",
    "3": "diverse",
}

CARE_KIND = {
    "kita": "centre",
    "kindertageseinrichtung": "centre",
    "einrichtung": "centre",
    "kindertagespflege": "child_minding",
    "tagespflege": "child_minding",
    "ktp": "child_minding",
}

AGE_GROUP = {
    "u3": "under_three",
    "unter drei": "under_three",
    "ü3": "three_to_school",
    "ue3": "three_to_school",
    "über drei": "three_to_school",
}

GROUP_FORM = {
    "i": "I",
    "ii": "II",
    "iii": "III",
    "1": "I",
    "2": "II",
    "3": "III",
    "ia": "I",
    "ib": "I",
    "ic": "I",
    "iia": "II",
    "iib": "II",
    "iic": "II",
    "iiia": "III",
    "iiib": "III",
    "iiic": "III",
}

REGISTRATION_STATUS = {
    "vorgemerkt": "registered",
    "warteliste": "waiting_list",
    "in prüfung": "in_review",
    "zusage": "offered",
    "zusage durch eltern": "offer_accepted",
    "platz angenommen": "offer_accepted",
    "vertrag": "contract",
    "vertrag gekündigt": "contract_ended",
    "absage": "refused",
    "nicht freigeschaltet": "not_activated",
    "verworfen": "discarded",
    "zurückgezogen": "withdrawn",
}

KITAFINDER_STATUS = {
    "0": "refused",
    "1": "waiting_list",
    "2": "offered",
    "3": "registered",
    "4": "contract",
    "5": "contract_ended",
    "7": "offer_accepted",
    "8": "in_review",
    "98": "not_activated",
    "99": "discarded",
}

REFUSAL_REASON = {
    "unbekannt": "unknown",
    "kein bedarf mehr": "no_need",
    "absage durch eltern": "refused_by_parents",
    "absage durch einrichtung": "refused_by_centre",
    "vertrag in anderer einrichtung": "contract_elsewhere",
    "übergreifende absage": "refused_across_centres",
    "bewerbungstermin überschritten": "application_deadline_passed",
    "import/export": "import_export",
    "zusagefrist überschritten": "offer_deadline_passed",
    "zusage in anderer einrichtung": "offer_elsewhere",
    "erneute bewerbung": "registered_again",
    "vormerkung zurückgenommen": "registration_withdrawn",
    "absage durch beratungsstelle": "refused_by_advice_centre",
    "daten übertragen": "moved_to_other_centre",
    "benutzerkonto gelöscht": "account_deleted",
}

KITAFINDER_REFUSAL = {str(number): reason for number, reason in enumerate(REFUSAL_REASON.values())}

CHANNEL = {
    "online": "online",
    "portal": "online",
    "vor ort": "on_site",
    "einrichtung": "on_site",
    "jugendamt": "office",
}

COUNTING_METHOD = {
    "wohnort der mutter": "residence_of_mother",
    "ereignisort": "place_of_event",
    "standesamt": "place_of_event",
}

HOUSING_STATE = {
    "geplant": "planned",
    "genehmigt": "approved",
    "im bau": "under_construction",
    "fertig": "completed",
    "bezogen": "completed",
}

CENTRE_PROJECT_KIND = {
    "neubau": "opening",
    "erweiterung": "extension",
    "umbau": "extension",
    "schließung": "closure",
}

TRACK = {
    "unterstützung systemhaus": "support",
    "systemhaus": "support",
    "zentraler anschluss": "central_connection",
    "zentrale anbindung": "central_connection",
    "breitband": "broadband",
    "wlan": "wlan",
    "präsentationstechnik": "presentation",
    "endgeräte": "devices",
}

STAGE = {
    "keine": "none",
    "nicht begonnen": "none",
    "geplant": "planned",
    "beauftragt": "contracted",
    "vertrag geschlossen": "contracted",
    "glasfaser in der straße": "in_street",
    "glasfaser im gebäude": "in_building",
    "in umsetzung": "in_progress",
    "teilweise": "in_progress",
    "in betrieb": "done",
    "fertig": "done",
    "vollständig": "done",
    "unbekannt": "unknown",
}

CARRY_OVER = {"ein jahr": "one_year", "keine": "none", "bis laufzeitende": "until_end"}

SCHOOL_FORM_NRW = {
    "02": "Grundschule",
    "04": "Hauptschule",
    "08": "Förderschule",
    "10": "Realschule",
    "14": "Sekundarschule",
    "15": "Gesamtschule",
    "17": "Freie Waldorfschule",
    "19": "Freie Waldorfschule",
    "20": "Gymnasium",
    "25": "Weiterbildungskolleg",
    "30": "Berufskolleg",
    "83": "Klinikschule",
    "85": "Förderschule Berufskolleg",
    "88": "Förderschule Realschule/Gymnasium",
    "0A": "Schulamt",
}
