"""The coaching engine: plain values in, plain values out, no input or output of its own."""
