"""The after-action review: what was told, decided and true, beside the model response.

One static HTML page that opens offline and needs no script, and the same as a notebook.
``html`` writes the page, ``aar`` the notebook; ``offers`` computes the counterfactuals.
"""

from grading.review.counterfactual import offers
from grading.review.histories import Offer
from grading.review.notebook import aar
from grading.review.page import html

__all__ = ["Offer", "aar", "html", "offers"]
