"""What SimPy runs: calendar, chance, issues, reports, incidents, actions.

Rules (``issues``, ``reports``, ``incidents``, ``effects``, ``actions``) know no engine:
they ask a :class:`~sim.world.state.Driver` to call them back. ``engine`` is the SimPy
driver. May import ``sim.scenario`` and ``sim.i18n``; never ``sim.exercise`` or above.
"""
