"""What people do, in repositories and other tools, as awards to be proposed."""
