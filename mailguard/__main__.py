"""`python -m mailguard` is the same as `mailguard`."""

import sys

from mailguard.cli import main

if __name__ == "__main__":
    sys.exit(main())
