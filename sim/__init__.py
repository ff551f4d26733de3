"""The engine: a fictional regency that lives, reports and reacts.

What is here: ``scenario`` (what an author writes), ``world`` (what SimPy runs),
``exercise`` (what a trainee drives), ``policies`` (robot players), ``desk`` (what a
trainee sees), ``ensemble`` (many runs, held beside the evidence). Nothing here imports
``grading`` or ``deniceni``.
"""
