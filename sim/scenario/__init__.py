"""What an author writes: models, safe loading, checks, JSON Schema.

Imports the standard library, pydantic and PyYAML only; never ``sim.world`` or above.
"""
