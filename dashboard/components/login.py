"""Who is at the screen."""

from __future__ import annotations

import streamlit as st


def login() -> str:
    """Return the name of the login, nothing where the process serves this machine alone and nobody logs in."""
    return str(st.user.get("email") or "") if st.user.get("is_logged_in") else ""
