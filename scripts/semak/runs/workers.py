"""Sharing the pages of a large site over processes.

Two rounds: each worker reads its pages and sends their summaries; once all summaries are back with it, it runs the
page rules. Pages themselves never travel; a page and its translations go to the same worker.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from semak.sites import site as sites

if TYPE_CHECKING:
    from semak.runs.engine import Run
    from semak.runs.memory import Known
    from semak.sites.site import Site

ENOUGH = 120
"""Pages from which a second process saves more time than it costs."""


class WorkerError(RuntimeError):
    """A worker failed; the message is its traceback."""


def worthwhile(pages: int) -> int:
    """How many processes to use for so many pages.

    One where processes cannot be forked, or where threads run: a forked child of a threaded program may hang.
    """
    if pages < ENOUGH or not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 8)


def check(
    run: Run, site: Site, groups: Mapping[str, list[str]], count: int, progress: Callable[[int], None] | None
) -> dict[str, Known]:
    """What is to be known of ``groups``: pages with their translations, by the name they share."""
    # Made before forking, so that every worker has it.
    _ = site.renderer, site.languages, site.by_norm, site.register, site.filled_in
    gc.freeze()
    context = multiprocessing.get_context("fork")
    pipes: list[Connection] = []
    processes = []
    for share in _shares(site, groups, count):
        mine, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, run, site, share, progress is not None), daemon=True)
        process.start()
        theirs.close()
        pipes.append(mine)
        processes.append(process)
    try:
        for summaries in _collect(pipes, progress):
            site.summaries.update(summaries)
        known = pickle.dumps(site.summaries)
        for pipe in pipes:
            pipe.send_bytes(known)
        found: dict[str, Known] = {}
        for own in _collect(pipes, None):
            found |= own
    finally:
        gc.unfreeze()
        for pipe in pipes:
            pipe.close()
        for process in processes:
            process.join(timeout=5)
            if process.is_alive():
                process.terminate()
    return found


def _work(pipe: Connection, run: Run, site: Site, groups: Mapping[str, list[str]], watched: bool) -> None:
    """The life of a worker, which tells of each page if it is ``watched``.

    It makes much and drops little: collecting garbage would only cost.
    """
    gc.disable()
    try:
        summaries = {}
        for paths in groups.values():
            for path in paths:
                summaries[path] = sites.summarise(site, site.page(path))
            if watched:
                pipe.send(len(paths))
        pipe.send(("done", summaries))
        site.summaries = pickle.loads(pipe.recv_bytes())  # noqa: S301 - it comes from the process that forked this one
        pipe.send(("done", {norm: run.group(paths) for norm, paths in groups.items()}))
    except EOFError:
        return
    except Exception:
        pipe.send(("failed", traceback.format_exc()))


def _collect(pipes: Sequence[Connection], progress: Callable[[int], None] | None) -> Iterator[Any]:
    """One result from each worker, in whatever order they come."""
    waiting = list(pipes)
    while waiting:
        for ready in wait(waiting):
            assert isinstance(ready, Connection)  # noqa: S101 - for the type checker: these are the pipes given
            try:
                message = ready.recv()
            except EOFError:
                raise WorkerError("a worker process ended unexpectedly") from None
            if isinstance(message, int):
                if progress:
                    progress(message)
                continue
            kind, result = message
            if kind == "failed":
                raise WorkerError(result)
            waiting.remove(ready)
            yield result


def _shares(site: Site, groups: Mapping[str, list[str]], count: int) -> list[dict[str, list[str]]]:
    """``groups`` in ``count`` shares of about the same size."""
    sizes = {norm: sum(_size(site, path) for path in group) for norm, group in groups.items()}
    shares: list[dict[str, list[str]]] = [{} for _ in range(count)]
    totals = [0] * count
    for norm in sorted(groups, key=lambda norm: (-sizes[norm], norm)):
        least = totals.index(min(totals))
        shares[least][norm] = groups[norm]
        totals[least] += sizes[norm]
    return [share for share in shares if share]


def _size(site: Site, path: str) -> int:
    try:
        return (site.config.docs_dir / path).stat().st_size
    except OSError:
        return 0
