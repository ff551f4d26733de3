"""The validation report: one HTML file that needs nothing but itself."""

from sim.ensemble.report.page import html

__all__ = ["html"]
