"""``python -m dashboard --port 8501 --address 127.0.0.1``: the server, as ``planungsblick serve`` starts it."""

from __future__ import annotations

import argparse

from dashboard.app import serve


def main() -> None:
    """Read the command line; role and home come from the environment."""
    parser = argparse.ArgumentParser(prog="python -m dashboard")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="127.0.0.1")
    options = parser.parse_args()
    serve(options.address, options.port)


if __name__ == "__main__":
    main()
