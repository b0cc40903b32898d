"""HugoHerbots: sales conversation training with a simulated customer and an explained score."""

import os

# Linear algebra on one thread: the same figures whatever the number of cores, and a turn leaves the other cores to
# other sellers. It is read when numpy is first imported, so it is set before anything of ours is.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
