"""The rules of a programme as pure functions from catalog and ledger to problems."""
