"""Publishing: the hub, credentials, tables, regions, announcements; only what changed is made."""
