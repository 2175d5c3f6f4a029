"""`python -m generator.plugin`: MkDocs with the street inside, for the command that starts it."""

import os
import sys

from generator.plugin.command import main

code = main(sys.argv[1:])
sys.stdout.flush()
sys.stderr.flush()
os._exit(code)  # everything is written: freeing a whole catalogue value by value would only cost time
