"""Figures: a frame in, a ``go.Figure`` out; nothing is asked, counted or decided here."""
