"""``semak new``: the first version of a page, or of a portal, in every language, such that the checker has nothing to say.

Nothing is written before all of it is known to fit: :func:`portal` and :func:`topic` return a :class:`Plan`.
"""

from semak.scaffold.plan import Plan, ScaffoldError, portal, topic

__all__ = ["Plan", "ScaffoldError", "portal", "topic"]
