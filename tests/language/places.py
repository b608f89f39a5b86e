"""Where files of each kind lie."""

PATHS = {
    "program": "catalog/program.yaml",
    "badge": "catalog/badges/x.yaml",
    "person": "catalog/people/x.yaml",
    "team": "catalog/teams/x.yaml",
    "goal": "catalog/goals/x.yaml",
    "project": "catalog/projects/x.yaml",
    "suggestion": "catalog/suggestions/x.yaml",
    "tombstone": "catalog/tombstones/x.yaml",
    "award": "awards/x/y.yaml",
    "nomination": "awards/x/y.nomination.yaml",
    "second": "awards/x/y.second.z.yaml",
    "decline": "awards/x/y.decline.yaml",
    "like": "awards/x/y.like.z.yaml",
    "comment": "awards/x/y.comment.z.20261123T101500Z.yaml",
    "revocation": "awards/x/y.revocation.yaml",
    "correction": "awards/x/y.correction.20261123T101500Z.yaml",
    "withdrawal": "awards/x/y.like.z.withdrawal.yaml",
    "void": "awards/x/y.void.yaml",
    "score": "awards/x/y.score.2026-q4.yaml",
}
"""A path at which each kind of file lies."""
