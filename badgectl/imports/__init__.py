"""From what other tools keep to entries of the catalog and awards, planned before anything is."""
