"""Frozen values that everything else speaks in: files, records, days, problems. No I/O."""
