"""Extraction → Coding: actors, places and moments as resolved on the day of the report, and what refers to them."""

from .resolver import Resolver

__all__ = ["Resolver"]
