"""``semak online``: whether the addresses that a site names work, asked politely from outside the build.

>>> results = asyncio.run(check([Address("https://example.org/")], Limits(interval=2)))  # doctest: +SKIP
"""

from semak.online.addresses import Address, Place, collect
from semak.online.answers import Answer, Hop, Result
from semak.online.cache import Cache
from semak.online.limits import Limits
from semak.online.run import NoNetworkError, check

__all__ = ["Address", "Answer", "Cache", "Hop", "Limits", "NoNetworkError", "Place", "Result", "check", "collect"]
