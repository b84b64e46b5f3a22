"""The steps that are measured, in their order; apart from what they do, so that naming them loads nothing."""

NAMES = (
    "generate",
    "read",
    "read_csv",
    "ingest",
    "build",
    "models",
    "raw_sql",
    "publish",
    "forecast",
    "linkage",
    "placement",
    "rollout",
)
