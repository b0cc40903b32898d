"""Runs the command line: `python -m hugobase`."""

from hugobase.cli import main

main()
