"""The desk: what a trainee sees of an exercise, as one widget in a notebook.

What is here: ``widget`` (the component), ``hub`` (one live exercise behind all its
desks), ``intents`` (what the browser may ask), ``labels`` (its words), ``js`` and
``css`` (the browser's side), ``static_html`` and ``export`` (the same without a
kernel), ``plots`` (figures), ``lab`` (starting JupyterLab). May import ``sim`` only;
matplotlib only inside the functions of ``plots``.
"""

from sim.desk.widget import Desk

__all__ = ["Desk"]
