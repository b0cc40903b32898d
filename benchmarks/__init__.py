"""Every figure that the documents claim, each from one command: `make bench`, or `python -m benchmarks NAME`."""
