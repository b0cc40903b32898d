"""Token buckets in memory: so many requests per period and caller, with room for a burst."""

from collections.abc import Mapping
from dataclasses import dataclass

from hugobase.outside import Clock

BURST = 30.0
MOST_BUCKETS = 20_000


@dataclass
class Bucket:
    """What is left for one caller, and since when."""

    left: float
    at: float


class RateLimits:
    """`rates` says how many requests per second each named limit lets through in the long run."""

    def __init__(self, clock: Clock, rates: Mapping[str, float]) -> None:
        self._clock = clock
        self._rates = rates
        self._buckets: dict[tuple[str, str], Bucket] = {}

    def allows(self, limit: str, caller: str) -> bool:
        """Whether this request may pass; it is counted when it may."""
        now = self._clock().timestamp()
        bucket = self._buckets.get((limit, caller))
        if bucket is None:
            self._forget_full(now)
            bucket = self._buckets[limit, caller] = Bucket(BURST, now)
        bucket.left = min(BURST, bucket.left + (now - bucket.at) * self._rates[limit])
        bucket.at = now
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def _forget_full(self, now: float) -> None:
        """Callers whose bucket has filled up again need not be remembered; beyond that the oldest go."""
        if len(self._buckets) < MOST_BUCKETS:
            return
        self._buckets = {
            key: bucket
            for key, bucket in self._buckets.items()
            if bucket.left + (now - bucket.at) * self._rates[key[0]] < BURST
        }
        while len(self._buckets) >= MOST_BUCKETS:
            del self._buckets[next(iter(self._buckets))]
