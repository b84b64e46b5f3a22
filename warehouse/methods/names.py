"""German spellings of names from everywhere, brought to one: what two forms of one name have in common.

Umlauts come as ``ü``, ``ue`` or ``u``, ``ß`` as ``ss``, Turkish, Polish and other letters with or without their
marks, double names with hyphen or blank and in either order, particles or not. What is the same name after that
counts as the same; what only sounds the same (Arabic names have many Latin spellings) counts as similar.

Sources: Postel, Die Kölner Phonetik, IBM-Nachrichten 19 (1969), for the idea of classes of letters that sound alike;
DIN SPEC 91379 for the letters German authorities must know.
"""

from __future__ import annotations

import polars as pl

LETTERS = {"ß": "ss", "ä": "a", "ö": "o", "ü": "u", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "a", "œ": "o",
           "þ": "th", "ð": "d"}  # fmt: skip
PARTICLES = ("von", "van", "vom", "zu", "zur", "der", "den", "dem", "de", "di", "da", "al", "el", "ul", "abu", "bin",
             "ben", "ibn", "bint", "und")  # fmt: skip
SOUNDS = (
    ("sch|sh|ch", "s"), ("ph|v|w", "f"), ("dj|dsch|y", "j"), ("ou|oo", "u"), ("ee|ie|ij", "i"), ("ck|q|c", "k"),
    ("dt|th", "t"), ("tz|z|x", "s"), ("j", "i"),
)  # fmt: skip
LONG = 5
DOUBLED = tuple("abdefgiklmnprstu")


def plain(name: pl.Expr) -> pl.Expr:
    """Return the name in small letters without marks, its parts apart by one blank; ``ue`` stays as it is."""
    letters = (
        name.str.to_lowercase().str.normalize("NFC").str.replace_many(list(LETTERS), list(LETTERS.values()))
    )
    letters = letters.str.normalize("NFKD").str.replace_all(r"[\p{M}\p{Sk}'’]", "")
    return letters.str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()


def folded(name: pl.Expr) -> pl.Expr:
    """Return the plain name with ``ae``, ``oe``, ``ue`` as one letter: ``Özgür-Mueller`` is ``ozgur muller``."""
    return plain(name).str.replace_all(r"(^|[^aeq])([aou])e", "${1}${2}")


def parts(folded_name: pl.Expr) -> pl.Expr:
    """Return the parts of a folded name in the order of the alphabet, without particles unless nothing else is left."""
    words = folded_name.str.split(" ").list.unique().list.sort()
    weighty = words.list.set_difference(pl.lit(list(PARTICLES), pl.List(pl.String))).list.sort()
    return pl.when(weighty.list.len() > 0).then(weighty).otherwise(words)


def sound(name: pl.Expr) -> pl.Expr:
    """Return what is left of a folded name when letters that sound alike are written alike.

    In longer names the vowels are one class: it is they that transliterations disagree on.
    """
    for pattern, letter in SOUNDS:
        name = name.str.replace_all(pattern, letter)
    name = name.str.replace_all(r"(\p{L})h", "${1}").str.replace_all(" ", "")
    for letter in DOUBLED:
        name = name.str.replace_all(f"{letter}{letter}+", letter)
    return pl.when(name.str.len_chars() >= LONG).then(name.str.replace_all("[aeiou]+", "a")).otherwise(name)


def street_name(street: pl.Expr) -> pl.Expr:
    """Return the folded street without its number, every ending of ``Straße`` written alike."""
    name = folded(street).str.replace_all(r"str(asse|\b)", "str")
    return name.str.replace_all(r"\s*\d+\s*[a-z]?\b.*$", "").str.replace_all(" ", "")


def house_number(street: pl.Expr) -> pl.Expr:
    """Return the number in a street, with its letter."""
    return folded(street).str.extract(r"(\d+\s?[a-z]?)\b", 1).str.replace_all(" ", "")
