"""The files that GitHub and GitLab run for a programme, as templates.

They hold for changes from strangers. Nothing of a change is run or imported, there are no secrets
and the token of a check only reads; the version of badgectl comes from the base, and so does the
policy that `diff` judges by. All values reach the shell as variables, never as text of the script.
"""

import re
from collections.abc import Mapping
from typing import Literal

Forge = Literal["github", "gitlab"]

# The versions in the comments are what bots that update such pins look for.
_ACTIONS = {
    "CHECKOUT": "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
    "CONFIGURE": "actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0",
    "UPLOAD": "actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0",
    "DEPLOY": "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5",
}

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
          [ -x "$RUNNER_TEMP/badgectl/bin/badgectl" ] ||
            { echo "::error::PINS does not say where badgectl comes from"; exit 1; }
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
      [ -x "$tools/venv/bin/badgectl" ] ||
        { echo "PINS does not say where badgectl comes from"; exit 1; }
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

_ABOUT_PAGES = """\
# Publishes the hub of the badge programme. Written by `badgectl init`; yours to change.
#
# It is built by the badgectl of PINS, after each change and each night:
# awards expire. A history that does not stand is not published.
"""

_GITHUB_PAGES = """\
name: NAME-pages

on:
  push:
    branches: [BRANCH]
  schedule:
    - cron: "17 4 * * *"
  workflow_dispatch:

permissions:
  contents: read
  pages: write
  id-token: write

concurrency:
  group: pages

jobs:
  hub:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    environment:
      name: github-pages
      url: ${{ steps.deploy.outputs.page_url }}
    env:
      PROGRAMME: FOLDER
    steps:
      - uses: CHECKOUT
        with:
          fetch-depth: 0
          persist-credentials: false

      # It fails unless the repository has Settings > Pages > Source: GitHub Actions.
      - id: pages
        uses: CONFIGURE

      - name: Install badgectl
        run: |
          python3 -I -m venv "$RUNNER_TEMP/badgectl"
          "$RUNNER_TEMP/badgectl/bin/pip" install --quiet -r "$PROGRAMME/PINS"
          [ -x "$RUNNER_TEMP/badgectl/bin/badgectl" ] ||
            { echo "::error::PINS does not say where badgectl comes from"; exit 1; }

      - name: Verify the history
        run: |
          "$RUNNER_TEMP/badgectl/bin/badgectl" -C "$PROGRAMME" verify --format github

      - name: Build the hub
        env:
          ADDRESS: ${{ steps.pages.outputs.base_url }}
        run: |
          "$RUNNER_TEMP/badgectl/bin/badgectl" -C "$PROGRAMME" hub \\
            --base-url "$ADDRESS" -o "$RUNNER_TEMP/site"

      - uses: UPLOAD
        with:
          path: ${{ runner.temp }}/site

      - id: deploy
        uses: DEPLOY
"""

_GITLAB_PAGES = """\
pages:
  image: python:3.13
  rules:
    - if: $CI_COMMIT_BRANCH == BRANCH
  variables:
    GIT_DEPTH: "0"
    PROGRAMME: FOLDER
  script:
    - tools=$(mktemp -d)
    - python3 -I -m venv "$tools"
    - '"$tools/bin/pip" install --quiet -r "$PROGRAMME/PINS"'
    - |
      [ -x "$tools/bin/badgectl" ] ||
        { echo "PINS does not say where badgectl comes from"; exit 1; }
    - '"$tools/bin/badgectl" -C "$PROGRAMME" verify'
    - >-
      "$tools/bin/badgectl" -C "$PROGRAMME" hub
      --base-url "$CI_PAGES_URL" -o "$CI_PROJECT_DIR/public"
  artifacts:
    paths: [public]
"""

CHECKING: dict[Forge, str] = {"github": _ABOUT + _GITHUB, "gitlab": _ABOUT + _GITLAB}
PUBLISHING: dict[Forge, str] = {
    "github": _ABOUT_PAGES + _GITHUB_PAGES,
    "gitlab": _ABOUT_PAGES + _GITLAB_PAGES,
}


def filled(template: str, words: Mapping[str, str]) -> str:
    """Return a template with words of a programme, and what it uses, in their places."""
    meant = {**_ACTIONS, **words}
    return re.sub(rf"\b({'|'.join(meant)})\b", lambda match: meant[match[0]], template)
