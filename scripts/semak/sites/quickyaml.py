"""YAML's everyday part by way of libyaml, in a tenth of the time that ruamel.yaml takes to tell the same.

The nodes are ruamel's own, for its constructor. What the two might read in different ways is left to ruamel.yaml:
YAML's own tags, anchors, directives, tabs, further documents, text that is no more than a scalar, and whatever is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml import YAMLError
from yaml.events import CollectionEndEvent, DocumentStartEvent, ScalarEvent, SequenceStartEvent, StreamEndEvent

try:
    from yaml.cyaml import CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None

_DOUBTFUL = re.compile(
    r"""[^\n -~\xa0-\u2027\u2030-\ud7ff\ue000-\ufefe]|^%|^\.\.\.|["']:\S|[|>][-+\d]*#|<<""", re.MULTILINE
)
"""What libyaml, which reads YAML 1.1, may take for something else than YAML 1.2, or take where ruamel.yaml does not."""

_TAG = re.compile(r"!\w+|tag:yaml\.org,2002:python/[\w/:.]+")
"""Tags that construct nothing: what is to become of them is not decided here."""


class _DoubtfulError(Exception):
    """What stands here is not for libyaml."""


def compose(text: str, resolver: Any) -> Node | None:
    """The root of the one document in ``text``, its tags by ruamel's ``resolver``; None where ruamel must read it."""
    if CParser is None or _DOUBTFUL.search(text):
        return None
    events = CParser(text)
    try:
        events.get_event()
        if not isinstance(events.get_event(), DocumentStartEvent):
            return None
        event = events.get_event()
        if isinstance(event, ScalarEvent):
            return None
        root = _node(events, event, resolver)
        events.get_event()
        return root if isinstance(events.get_event(), StreamEndEvent) else None
    except (YAMLError, _DoubtfulError):
        return None
    finally:
        events.dispose()


def _node(events: Any, event: Any, resolver: Any) -> Node:
    """The node that begins with ``event``."""
    if event.anchor or (event.tag and not _TAG.fullmatch(event.tag)):  # an alias has an anchor too
        raise _DoubtfulError
    tag, start = event.tag, event.start_mark
    if isinstance(event, ScalarEvent):
        tag = tag or resolver.resolve(ScalarNode, event.value, event.implicit)
        return ScalarNode(tag, event.value, start, event.end_mark, style=event.style or None)
    if isinstance(event, SequenceStartEvent):
        items = [_node(events, item, resolver) for item in _content(events)]
        return SequenceNode(tag or resolver.DEFAULT_SEQUENCE_TAG, items, start, None, flow_style=event.flow_style)
    pairs = [(_node(events, key, resolver), _node(events, events.get_event(), resolver)) for key in _content(events)]
    return MappingNode(tag or resolver.DEFAULT_MAPPING_TAG, pairs, start, None, flow_style=event.flow_style)


def _content(events: Any) -> Iterator[Any]:
    """The events that begin what stands in the collection that was opened last."""
    while not isinstance(event := events.get_event(), CollectionEndEvent):
        yield event
