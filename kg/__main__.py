"""``python -m kg`` is the command ``kg``."""

import os
import sys

# Python looks for code in the current folder first, which may be the reader's articles. (What it
# imports before it comes here, it has looked for there: ``kg`` and ``python -P -m kg`` are safe.)
here = os.path.realpath(os.curdir)
home = os.path.realpath(f"{__file__}/../..")
if not sys.flags.safe_path and here != home and os.path.realpath(sys.path[0]) == here:
    del sys.path[0]

from kg.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
