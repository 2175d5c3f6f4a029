"""`python -m generator`: the command `standar`."""

import sys

from generator.cli import main

sys.exit(main())
