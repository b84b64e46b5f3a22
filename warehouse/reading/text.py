"""Bytes to text: by a list of encodings, never by a guess that could pass silently."""

from __future__ import annotations

import codecs
import re

from warehouse.reading.refusal import Refusal

UTF8_TAIL = bytes(range(0x80, 0xC0)).decode("cp1252", errors="ignore")
MOJIBAKE = re.compile(f"[ÃÅÂ][{re.escape(UTF8_TAIL)}]")  # UTF-8 umlauts read as cp1252
DOS_UMLAUT = re.compile(r"[A-Za-zÄÖÜäöüß][„”™][a-zäöüß]")  # cp850 "ä" and "ö" read as cp1252
CONTROL = re.compile("[\u0080-\u009f]")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    UTF-8 with or without a byte order mark and UTF-16 with one are certain. What is neither is taken for
    cp1252 only while nothing in it speaks against that.

    Raises:
        Refusal: the bytes are none of these, or hold NUL characters.
    """
    text, encoding = _decode(data)
    if "\0" in text:
        raise Refusal("nul_characters")
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError as error:
            raise Refusal("undecodable", position=error.start) from error
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        return _cp1252(data, error.start), "cp1252"


def _cp1252(data: bytes, first_doubt: int) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Refusal("undecodable", position=error.start) from error
    doubt = MOJIBAKE.search(text) or DOS_UMLAUT.search(text) or CONTROL.search(text)
    if doubt:
        raise Refusal("doubtful_encoding", line=text.count("\n", 0, doubt.start()) + 1, position=first_doubt)
    return text
