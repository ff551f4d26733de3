"""The after-action review: what was told, decided and true, beside the model response.

One static HTML page that opens offline and needs no script.
"""

from grading.review.page import html

__all__ = ["html"]
