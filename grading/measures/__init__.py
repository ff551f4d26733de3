"""Measures: plain functions of a replayed exercise, the key and the reference runs.

``detection`` is D1, ``calibration`` D2, ``judgement`` D3, ``plan`` D4; ``conduct``
finds the flags, ``interval`` the bands. ``reasoning`` (D5) only suggests to a rater,
and ``conditioned`` (p*) enters no score.
"""
