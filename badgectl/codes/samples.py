"""Sound files that examples begin from."""

THANKS_PATH = "awards/ada/thanks+2026-11-20+grace.yaml"
THANKS = "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shift at an hour's notice.\n"
MENTOR_PATH = "awards/ada/mentor@bronze.yaml"
MENTOR = (
    "badge: mentor\nlevel: bronze\nrecipient: ada\nby: grace\nreason: Brought Tom up to speed.\n"
)
BADGE_PATH = "catalog/badges/bug-hunter.yaml"
BADGE = """\
name: Bug hunter
kind: expertise
goals: [grow-people]
description: Finds the faults that nobody else can reproduce.
criteria:
  - {id: found, text: Found the cause of a fault that had been open for a month.}
"""
TEAM_PATH = "catalog/teams/night-shift.yaml"
FORMER = "name: Former member\nstatus: alumni\nvisibility: hidden\n"
"""Somebody who was forgotten."""
TOMBSTONE = "reason: forgotten\nby: grace\non: 2026-11-20\n"
