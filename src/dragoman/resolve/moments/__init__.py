"""Expressions of time → moments: TIMEX3 values and days, read against the day of the report."""

from .resolution import resolve_moments, window_of

__all__ = ["resolve_moments", "window_of"]
