"""Journeys: tasks that take several pages, shown step by step on each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from panduan.data import read


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a journey: its address below the language, and what is done there, by locale."""

    page: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Journey:
    """A task and its pages in order."""

    id: str
    name: Mapping[str, str]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A journey as seen from one of its pages: ``number`` counts from 1."""

    journey: Journey
    number: int

    @property
    def previous(self) -> Step | None:
        """The step before this one."""
        return self.journey.steps[self.number - 2] if self.number > 1 else None

    @property
    def following(self) -> Step | None:
        """The step after this one."""
        return self.journey.steps[self.number] if self.number < len(self.journey.steps) else None


def load(path: Path) -> dict[str, Stop]:
    """The stops of the journeys in ``path``, by page. A page that two journeys name belongs to the first."""
    stops: dict[str, Stop] = {}
    for key, entry in read(path).items():
        steps = tuple(
            Step(step.at("page").of(str).strip("/"), step.at("label").texts()) for step in entry.at("steps").each()
        )
        journey = Journey(key, entry.at("name").texts(), steps)
        for number, step in enumerate(steps, 1):
            stops.setdefault(step.page, Stop(journey, number))
    return stops
