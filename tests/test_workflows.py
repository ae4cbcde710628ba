"""What runs for us elsewhere: every action by its commit, no more rights than needed, nothing of others' text in a shell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

FILES = sorted((Path(__file__).parents[1] / ".github/workflows").glob("*.yml"))
WORKFLOWS = {file.stem: YAML(typ="safe").load(file.read_text()) for file in FILES}
JOBS = [(name, job, body) for name, flow in WORKFLOWS.items() for job, body in flow["jobs"].items()]


def test_they_are_all_there():
    assert set(WORKFLOWS) == {"check", "publish", "release", "review", "update"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_actions_are_pinned_by_commit_with_their_version_beside(file):
    for line in re.findall(r"uses:.*", file.read_text()):
        assert re.fullmatch(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_only_read(name):
    assert WORKFLOWS[name]["permissions"] == {"contents": "read"}


@pytest.mark.parametrize(("name", "job", "body"), JOBS, ids=lambda each: each if isinstance(each, str) else "")
def test_jobs(name, job, body):
    assert body["timeout-minutes"] <= 60
    rights = body.get("permissions", {})
    runs = [step["run"] for step in body["steps"] if "run" in step]
    if "write" in rights.values():
        assert not any("make " in run or "pip " in run or "semak" in run for run in runs), (
            "code of others beside a right to write"
        )
    for step in body["steps"]:
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
    for run in runs:
        assert "${{" not in run, "values come in through env, where no shell reads them as code"
