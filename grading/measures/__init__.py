"""Measures: plain functions of a replayed exercise, the key and the reference runs.

``detection`` is D1, ``calibration`` D2, ``judgement`` D3, ``plan`` D4; ``conduct``
and ``written`` find the flags, ``interval`` the bands. ``reason`` (D5) only suggests to
a rater, from what ``reasoning``, ``looks`` and ``soundness`` see in the texts;
``conditioned`` (p*) enters no score.
"""
