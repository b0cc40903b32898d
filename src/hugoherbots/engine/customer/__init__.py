"""The simulated customer: hears a turn, decides on a move by his state of mind, and finds words for it."""
