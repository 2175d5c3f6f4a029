"""`python -m generator.plugin build ...` in, a site by MkDocs out, for a command that does not know MkDocs."""

import sys

from generator.plugin.command import main

sys.exit(main(sys.argv[1:]))
