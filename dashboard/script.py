"""What Streamlit runs for each session and each click: one call, so that all else is imported once."""

from dashboard.app import run

run()
