"""``python -m dashboard.report council FILE.pdf``: the council's paper from the council's file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

from dashboard.report.content import paper
from warehouse.home import Home
from warehouse.marts import Marts, NotReadable, Role

TEMPLATE = Path(__file__).parent / "paper.typ"


def main(target: Path) -> int:
    """Write the paper as an accessible PDF (PDF/UA-1); return the exit code."""
    try:
        marts = Marts.open(Home.at(), Role.COUNCIL)
    except NotReadable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    inputs = {"paper": json.dumps(paper(marts), ensure_ascii=False)}
    partial = target.with_name(f".{target.name}.partial")
    typst.compile(TEMPLATE, output=partial, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])
    partial.replace(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[2])))
