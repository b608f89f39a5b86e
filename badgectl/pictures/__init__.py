"""Badge pictures: what a badge looks like as values, and the painters that show it."""
