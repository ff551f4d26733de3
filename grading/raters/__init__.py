"""Two raters on texts: who reads what, their forms, and how far they agree.

``items`` names what is rated, ``draw`` chooses what a second person reads, ``forms``
are CSV files, ``agreement`` measures, ``report`` tells, ``session`` does one round of
it and may be run again at any time. Imports ``grading`` and ``sim``.
"""
