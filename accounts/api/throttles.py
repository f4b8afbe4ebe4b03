"""So many requests a minute for each token, counted over all workers."""

import time
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any, Final

from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from accounts.models import Token

WINDOW_S: Final = 60
#: A worker tells the others after each such part of the limit: a write is dear.
PART: Final = 50
MOST_KEYS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """What the headers of an answer say."""

    limit: int
    used: int
    reset_s: int

    @property
    def headers(self) -> dict[str, str]:
        """As clients read them."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.limit - self.used)),
            "RateLimit-Reset": str(self.reset_s),
        }


@dataclass(slots=True)
class Count:
    """Requests of one window: those all workers know of, and those only this one."""

    window: int
    shared: int
    untold: int = 0


class Counter:
    """Counts in memory, and in the shared cache every few requests."""

    def __init__(self) -> None:
        self._counts: dict[str, Count] = {}
        self._lock = Lock()

    def add(self, key: str, *, limit: int, at: float) -> Rate:
        """One more request of somebody."""
        window, passed = divmod(int(at), WINDOW_S)
        name = f"api-rate:{key}:{window}"
        with self._lock:
            count = self._counts.get(key)
        if count is None or count.window != window:
            count = Count(window, cache.get(name, 0))
            with self._lock:
                if len(self._counts) >= MOST_KEYS:
                    self._counts.clear()
                self._counts[key] = count
        with self._lock:
            count.untold += 1
            told = count.untold if count.untold * PART >= limit else 0
            count.untold -= told
            count.shared += told
        if told:
            self._tell(name, count, told)
        return Rate(limit, count.shared + count.untold, WINDOW_S - passed)

    def _tell(self, name: str, count: Count, told: int) -> None:
        """Bring the shared count and this worker's together."""
        known = cache.get(name, 0) + told
        cache.set(name, known, 2 * WINDOW_S)
        with self._lock:
            count.shared = max(count.shared, known)


COUNTER: Final = Counter()


#: How often a secret may be tried a minute.
TRIES: Final = 10


class PerMinute(BaseThrottle):
    """A limit for each token or person, and a smaller one for each address."""

    rate: Rate | None = None

    def allow_request(self, request: Request, view: Any) -> bool:
        """Whether there is room; the answer tells how much is left."""
        if request.user.is_authenticated:
            token = request.auth
            is_token = isinstance(token, Token)
            key = f"token-{token.pk}" if is_token else f"person-{request.user.pk}"
            limit = settings.API_REQUESTS_A_MINUTE
        else:
            # Behind a socket file there is no address; all of it counts as one.
            address = str(self.get_ident(request)).encode(errors="surrogatepass")
            key = f"address-{sha256(address).hexdigest()}"
            limit = settings.API_OPEN_REQUESTS_A_MINUTE
        if not limit:
            return True
        self.rate = view.rate = COUNTER.add(key, limit=limit, at=time.time())
        return self.rate.used <= limit

    def wait(self) -> float | None:
        """Seconds until the next window."""
        return None if self.rate is None else self.rate.reset_s


class Tries(BaseThrottle):
    """A limit for each person, whichever token, where a secret is tried."""

    rate: Rate | None = None

    def allow_request(self, request: Request, view: Any) -> bool:
        """Whether there is room for one more try."""
        if not (settings.API_REQUESTS_A_MINUTE and request.user.is_authenticated):
            return True
        key = f"tries-{request.user.pk}"
        self.rate = view.rate = COUNTER.add(key, limit=TRIES, at=time.time())
        return self.rate.used <= TRIES

    def wait(self) -> float | None:
        """Seconds until the next window."""
        return None if self.rate is None else self.rate.reset_s
