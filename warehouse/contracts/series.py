"""The words by which population series of any office name their columns, their ages and their totals.

All are compared without case; header names also without spaces and the marks between words.
"""

from __future__ import annotations

import re

from warehouse.contracts.model import MISSING, SUM_WORDS

AREA_HEADERS = (
    "area_id", "area_code", "gss_code", "gebiets_id", "gebiets_nr", "gebietsnummer", "Gebietsschlüssel", "RAUMID",
    "AGS", "ARS", "geography_code", "zone_code", "district_id", "district_code", "Stat. Bezirk", "Statistischer Bezirk",
    "Bezirksnummer", "Bezirk", "Stadtbezirk", "Stadtteil", "Ortsteil", "Quartier", "Planungsraum",
    "Gebiet", "Raum", "Raumeinheit", "Gemeinde", "Kreis", "area", "code", "geo", "geography", "district", "ward",
    "zone", "region", "municipality", "commune", "area_name", "Gebietsname", "Bezirksname",
)  # fmt: skip
AREA_HEADER = re.compile(r"^(lsoa|msoa|oa|lad|ltla|utla|wd|ward|dz|datazone)(20)?(\d\d)?(cd|code)$")
YEAR_HEADERS = (
    "Jahr", "year", "Berichtsjahr", "Erhebungsjahr", "Stichtagsjahr", "Stichtag", "reference_date", "date", "Datum",
    "mid_year", "time_period", "time", "period", "Zeit", "Stand",
)  # fmt: skip
AGE_HEADERS = (
    "year_of_age", "Altersjahr", "Altersjahre", "Alter", "Alter in Jahren", "Lebensalter", "Einzelalter", "age",
    "single_age", "single_year_of_age", "age_years", "ages", "Altersgruppe", "Altersgruppen", "age_group",
)  # fmt: skip
COUNT_HEADERS = (
    "children", "Kinder", "Anzahl", "Anzahl Kinder", "count", "population", "pop", "Bevölkerung", "Einwohner",
    "Einwohnerzahl", "Personen", "Bestand", "persons", "people", "residents", "value", "obs_value", "observation",
    "Wert", "n", "Insgesamt", "total",
)  # fmt: skip

TOTAL_WORDS = frozenset(
    ("total", "all", "alle", "zusammen", "both", "both sexes", "persons", "personen", "people", "all persons", "t",
     "gesamtstadt", "stadt insgesamt", "gesamte stadt", "beide", "beide geschlechter", "all ages", "alle altersjahre",
     *map(str.lower, SUM_WORDS))
)  # fmt: skip
AREA_TOTAL_WORDS = TOTAL_WORDS - {"t"}
AREA_SUBTOTAL = r"(?i)(^|\s)(summe|zwischensumme|insgesamt|zusammen|gesamtstadt)(\s|:|$)"
UNKNOWN_WORDS = frozenset(("unknown", "unk", "unbekannt", "ohne angabe", "not stated"))
CATEGORY_WORDS = frozenset(  # parts that may be added up when they stand in column names
    ("m", "w", "f", "d", "x", "male", "males", "female", "females", "men", "women", "boys", "girls", "männlich",
     "weiblich", "maennlich", "männer", "maenner", "frauen", "jungen", "mädchen", "maedchen", "divers", "deutsch",
     "nichtdeutsch", "deutsche", "nichtdeutsche", "ausländer", "auslaender", "sex", "geschlecht")
)  # fmt: skip
NOT_ADDABLE = (  # a column of these tells versions of one number, not parts of it
    "Variante", "Szenario", "Version", "Basis", "Quelle", "Merkmal", "Indikator", "Datenstand", "variant", "scenario",
    "source", "projection", "indicator", "measure", "variable", "series",
)  # fmt: skip

MISSING_TEXTS = tuple(
    {*MISSING, "…", "...", "x", "X", ":", "NA", "N/A", "n/a", "NaN", "nan", "None", "na"} - {"-", "–"}
)
NONE_TEXTS = ("-", "–")  # in official tables: nothing there, exactly zero

AGE_NOISE = frozenset(
    ("alter", "alters", "altersjahr", "altersjahre", "lebensjahr", "age", "aged", "ages", "jahr", "jahre", "jahren",
     "years", "year", "yr", "yrs", "y", "a", "j", "x", "old", "im", "von", "of", "in")
)  # fmt: skip
AGE_MARKS = frozenset(
    ("unter", "under", "below", "less", "than", "lt", "bis", "to", "und", "and", "mehr", "älter", "aelter", "over",
     "older", "more", "above", "plus", "or", "ge", "ab", "über", "up", "<", ">", "≥", "=", "+", "-", "–")
)  # fmt: skip
_BELOW = r"(?:unter|under|below|less than|lt|<)"
_TO = r"(?:bis|to|-|–)"
AGE_SINGLE = re.compile(r"^(\d{1,3})$")
AGE_BELOW = re.compile(rf"^{_BELOW} (\d{{1,3}})$")
AGE_TO_BELOW = re.compile(rf"^(\d{{1,3}}) (?:{_TO} )?{_BELOW} (\d{{1,3}})$")
AGE_TO = re.compile(rf"^(\d{{1,3}}) {_TO} (\d{{1,3}})$")
AGE_OPEN = re.compile(
    r"^(?:(\d{1,3}) (?:\+|plus|(?:und|and|or) (?:mehr|älter|aelter|over|older|more|above|up))"
    r"|(?:ab|über|over|ge|>|≥|> =) (\d{1,3}))$"
)
