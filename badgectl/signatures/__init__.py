"""Signed commits: what they say, which key signed them, and whether the signature fits."""
