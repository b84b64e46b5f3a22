"""Everything between a delivered file and a published table: ingest, build, publish, query.

Knows neither Streamlit nor Plotly, and nothing of the dashboard.
"""
