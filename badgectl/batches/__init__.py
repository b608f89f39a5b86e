"""Work spread over the cores of this machine, or over those of others."""
