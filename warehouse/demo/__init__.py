"""The synthetic city: everything it makes is invented, and marked so."""

from warehouse.demo.generate import MARKER, DemoSummary, generate

__all__ = ["MARKER", "DemoSummary", "generate"]
