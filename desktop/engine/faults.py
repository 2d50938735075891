"""What the SDK raises and servers answer, told as errors a person can act on."""

import email.utils
import time
from typing import Final

import httpx2
import openai

from desktop.errors import EngineError
from desktop.model import Target

LONGEST_WAIT: Final = 300.0
"""A server that asks to wait longer than this, in seconds, is not waited for."""

FIRST_BACKOFF: Final = 1.0
"""The wait before the first repetition, in seconds, where the server names none."""

QUOTA_CODES: Final = frozenset(
    {"insufficient_quota", "billing_hard_limit_reached", "credit_balance_too_low"}
)
LENGTH_CODES: Final = frozenset(
    {"context_length_exceeded", "exceed_context_size_error", "string_above_max_length"}
)


def retry_after(headers: httpx2.Headers) -> float | None:
    """Read how long a server asks to wait, in seconds, from now if it names a date.

    RFC 9110, 10.2.3; `retry-after-ms` is what some hosted engines add.
    """
    milliseconds = headers.get("retry-after-ms", "")
    if milliseconds.replace(".", "", 1).isdigit():
        return float(milliseconds) / 1000
    value = headers.get("retry-after", "")
    if value.replace(".", "", 1).isdigit():
        return float(value)
    try:
        date = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, date.timestamp() - time.time())


def _named(error: openai.APIStatusError) -> str:
    return str(error.code or error.type or "")


def _status(error: openai.APIStatusError, target: Target) -> EngineError:
    status, label = error.status_code, target.label
    code = _named(error)
    if isinstance(error, openai.RateLimitError):
        if code in QUOTA_CODES or error.type in QUOTA_CODES:
            return EngineError("quota_spent", "quota_pay", label=label)
        wait = retry_after(error.response.headers)
        if wait is not None and wait > LONGEST_WAIT:
            return EngineError("rate_limited_long", "later", label=label, minutes=round(wait / 60))
        return EngineError(
            "rate_limited",
            "later",
            retry_after=FIRST_BACKOFF if wait is None else wait,
            label=label,
        )
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return EngineError("key_refused", "key_give", label=label, engine=target.engine)
    if isinstance(error, openai.NotFoundError):
        return EngineError("model_unknown", "model_give", label=label, model=target.model)
    if code in LENGTH_CODES or error.type in LENGTH_CODES:
        return EngineError("text_too_long", "text_shorten", label=label)
    if status >= 500 or status in (408, 409):
        wait = retry_after(error.response.headers)
        return EngineError(
            "engine_failing",
            "later",
            retry_after=FIRST_BACKOFF if wait is None or wait > LONGEST_WAIT else wait,
            label=label,
            status=status,
        )
    return EngineError("request_refused", "engine_check", label=label, status=status, code=code)


def told(error: Exception, target: Target) -> EngineError:
    """Turn anything a request can raise into an EngineError; what is none of it is passed on."""
    if isinstance(error, EngineError):
        return error
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        cause = error.__cause__ if isinstance(error, openai.APITimeoutError) else error
        if isinstance(cause, httpx2.ConnectTimeout):
            return EngineError("engine_unreachable", _reach(target), label=target.label)
        return EngineError(
            "engine_silent", "later", label=target.label, seconds=round(target.timeout)
        )
    if isinstance(error, openai.APIConnectionError | httpx2.TransportError):
        cause = error.__cause__ if isinstance(error, openai.APIConnectionError) else error
        if isinstance(cause, httpx2.ReadError | httpx2.RemoteProtocolError):
            return EngineError("stream_cut", "later", label=target.label)
        return EngineError("engine_unreachable", _reach(target), label=target.label)
    if isinstance(error, openai.APIStatusError):
        return _status(error, target)
    if isinstance(error, openai.APIError):
        return EngineError("engine_gave_up", "later", label=target.label)
    raise error


def _reach(target: Target) -> str:
    return "engine_start" if target.place != "internet" else "network_check"
