"""Measurements, as ratios in one run: never part of the tests.

Run one with ``python -m benchmarks.replay`` (or ``full_cycle``, ``scaling``,
``grade_class``, ``desk_click``). The tests check that the other ways to run the rules,
against which the engine is measured, give the same history.
"""
