"""The files of a new scenario, each made from what its author wished for."""
