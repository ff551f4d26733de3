"""Measures: plain functions of a replayed exercise, the key and the reference runs.

``detection`` is D1, ``calibration`` D2, ``plan`` D4; ``conduct`` finds the flags.
"""
