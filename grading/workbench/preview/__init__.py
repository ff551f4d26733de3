"""The instructor's preview of a scenario: what is in it, and what comes of it.

One static page: calendar, issue graphs, who hears what, some seeds, many seeds. It
shows the hidden causes, so it is for instructors only. ``gathered`` plays, ``page``
writes; nothing is imported here, so that a worker process loads only what it plays.
"""
