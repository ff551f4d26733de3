"""Measurements, as ratios in one run: never part of the tests.

Run one with ``python -m benchmarks.replay`` (or ``grade_class``, ``desk_click``).
"""
