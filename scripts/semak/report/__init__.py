"""``semak report``: the state of upkeep of every page and every entry of the register.

>>> made = gather(semak.load_site(Path("mkdocs.yml")), date.today())  # doctest: +SKIP
"""

from semak.report.gather import gather
from semak.report.model import EntryState, OnlineState, PageState, Report

__all__ = ["EntryState", "OnlineState", "PageState", "Report", "gather"]
