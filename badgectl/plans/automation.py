"""Planning the checks of a forge: the files that GitHub or GitLab run on every change.

They hold for changes from strangers. Nothing of a change is run or imported, there are no secrets
and the token only reads; the version of badgectl comes from the base, and so does the policy that
`diff` judges by. All values reach the shell as variables, never as text of the script.
"""

import re
from typing import Literal

import msgspec

from badgectl.model.errors import BadgectlError
from badgectl.model.text import slug
from badgectl.plans.new_file import NewFile, at_top

Forge = Literal["github", "gitlab"]

PINS = ".badgectl/requirements.txt"
"""Which badgectl checks the programme: below its folder, in the form of pip."""

# The version in the comment is what bots that update such pins look for.
_CHECKOUT = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2"
_SOUND_FOLDER = re.compile(r"[\w./ -]*")

_PINS_ABOUT = """\
# The badgectl that checks this programme, as pip reads it. Name a version and a place that you
# trust, such as your own index, or: badgectl @ git+https://forge.example/tools/badgectl@COMMIT
"""

_ABOUT = """\
# Checks every change of the badge programme. Written by `badgectl init`; yours to change.
#
# The version of badgectl (see PINS) and the policy of the badges are
# those of the branch that a change goes to: a change cannot loosen the rules that judge it.
# On a change the check is advice, because the change could edit this file, too. The verdict is
# `badgectl verify` on the branch itself, after the merge.
"""

_GITHUB = """\
name: NAME

on:
  pull_request:
  push:
    branches: [BRANCH]

permissions:
  contents: read

jobs:
  badges:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    env:
      PROGRAMME: FOLDER
    steps:
      - uses: CHECKOUT
        with:
          fetch-depth: 0
          persist-credentials: false

      - name: Install the badgectl of the base
        id: install
        env:
          BEFORE: ${{ github.event.before }}
        run: |
          # The base: the branch that the change goes to; after a push, what was there before.
          if [ -n "$GITHUB_BASE_REF" ]; then
            base=$(git rev-parse --verify "origin/$GITHUB_BASE_REF^{commit}")
          else
            # A new branch has no base; then nothing is new in it.
            base=$(git rev-parse --verify --quiet "$BEFORE^{commit}") || base=$(git rev-parse HEAD)
          fi
          pins="$RUNNER_TEMP/requirements.txt"
          git show "$base:./$PROGRAMME/PINS" > "$pins" ||
            git show "HEAD:./$PROGRAMME/PINS" > "$pins"
          # -I: Python imports nothing that lies in the change.
          python3 -I -m venv "$RUNNER_TEMP/badgectl"
          "$RUNNER_TEMP/badgectl/bin/pip" install --quiet -r "$pins"
          echo "base=$base" >> "$GITHUB_OUTPUT"

      - name: Check the files
        env:
          BASE: ${{ steps.install.outputs.base }}
        run: |
          "$RUNNER_TEMP/badgectl/bin/badgectl" -C "$PROGRAMME" validate --base "$BASE"

      - name: Verify the history
        if: ${{ !cancelled() && steps.install.outcome == 'success' }}
        run: |
          "$RUNNER_TEMP/badgectl/bin/badgectl" -C "$PROGRAMME" verify --format github

      - name: Say what changes for whom
        if: ${{ !cancelled() && steps.install.outcome == 'success' }}
        env:
          BASE: ${{ steps.install.outputs.base }}
        run: |
          "$RUNNER_TEMP/badgectl/bin/badgectl" -C "$PROGRAMME" diff "$BASE" --format markdown \\
            >> "$GITHUB_STEP_SUMMARY"
"""

_GITLAB = """\
NAME:
  image: python:3.13
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == BRANCH
  variables:
    GIT_DEPTH: "0"
    PROGRAMME: FOLDER
  script:
    - |
      # The base: the branch that the change goes to, or where it left it; after a push, what
      # was there before. A new branch has none; then nothing is new in it.
      base="${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-$CI_MERGE_REQUEST_DIFF_BASE_SHA}"
      if [ -n "$base" ]; then
        base=$(git rev-parse --verify "$base^{commit}")
      else
        base=$(git rev-parse --verify --quiet "$CI_COMMIT_BEFORE_SHA^{commit}") ||
          base=$(git rev-parse HEAD)
      fi
      tools=$(mktemp -d)
      git show "$base:./$PROGRAMME/PINS" > "$tools/requirements.txt" ||
        git show "HEAD:./$PROGRAMME/PINS" > "$tools/requirements.txt"
      # -I: Python imports nothing that lies in the change.
      python3 -I -m venv "$tools/venv"
      "$tools/venv/bin/pip" install --quiet -r "$tools/requirements.txt"
    - failed=0
    - >-
      "$tools/venv/bin/badgectl" -C "$PROGRAMME" validate --base "$base" --format gitlab
      -o "$CI_PROJECT_DIR/gl-code-quality-report.json" || failed=1
    - '"$tools/venv/bin/badgectl" -C "$PROGRAMME" verify || failed=1'
    - '"$tools/venv/bin/badgectl" -C "$PROGRAMME" diff "$base" || failed=1'
    - exit "$failed"
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""

_GITLAB_INCLUDE = """\
include:
  - local: .gitlab/NAME.yml
"""


class UnusableFolderError(BadgectlError):
    """The programme's folder has a name that a forge would not take literally."""


def plan_automation(forge: Forge, *, prefix: str, branch: str, version: str) -> tuple[NewFile, ...]:
    """Return the files that make a forge check the programme.

    `prefix` leads from the repository's top to the programme's folder: empty, or ending in a slash.
    """
    if not _SOUND_FOLDER.fullmatch(prefix):
        raise UnusableFolderError(
            "the name of the programme's folder cannot stand in a forge's file",
            "use letters, digits, spaces, `.`, `_` and `-`",
        )
    # Several programmes can share a repository; each has a check of its own.
    name = "-".join(filter(None, ("badges", slug(prefix))))
    pins = NewFile(PINS, f"{_PINS_ABOUT}badgectl=={version}\n")
    words = {
        "PINS": PINS,
        "BRANCH": msgspec.json.encode(branch).decode(),
        "FOLDER": msgspec.json.encode(prefix.rstrip("/") or ".").decode(),
        "CHECKOUT": _CHECKOUT,
        "NAME": name,
    }
    if forge == "github":
        workflow = _filled(_ABOUT + _GITHUB, words)
        return pins, NewFile(at_top(prefix, f".github/workflows/{name}.yml"), workflow)
    include = _filled(_GITLAB_INCLUDE, words)
    return (
        pins,
        NewFile(at_top(prefix, f".gitlab/{name}.yml"), _filled(_ABOUT + _GITLAB, words)),
        NewFile(at_top(prefix, ".gitlab-ci.yml"), include, advice=f"add to it:\n{include}"),
    )


def _filled(template: str, words: dict[str, str]) -> str:
    return re.sub(rf"\b({'|'.join(words)})\b", lambda match: words[match[0]], template)
