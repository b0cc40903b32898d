"""Runs the command line: `python -m hugoherbots`."""

from hugoherbots.cli import main

main()
