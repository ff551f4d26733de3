"""The front door: command line, lab launcher, what a trainee and an instructor start.

May import ``sim`` and ``grading``; nothing imports it. ``__main__``, ``bootstrap`` and
what they import use the standard library alone, because they run before anything is
installed. What a command needs beyond that it imports when it runs.
"""
