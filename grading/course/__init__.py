"""The nbgrader course: build, take in, autograde by replay, feedback, export.

The journal is the submission; it is replayed with the key and no number in a submitted
notebook is trusted. Imports ``sim``, ``grading`` and nbgrader; never ``deniceni``.
"""
