"""Problems as text: for people, for editors, for forges, for programs."""
