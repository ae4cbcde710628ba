"""Measurements, as ratios against other tools on the same machine in the same run: ``make bench``."""
