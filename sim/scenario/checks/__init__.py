"""What models of single files can't see: whether the files fit together.

A check is a plain function ``check_…(draft) -> Iterator[Problem]``. It looks at what
concerns it and is silent about values of a wrong type: the models tell of those. May
import ``sim.scenario`` and ``sim.i18n`` only.
"""
