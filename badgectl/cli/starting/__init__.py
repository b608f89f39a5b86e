"""Starting: a programme begins, the example is shown, what is amiss is found and mended."""
