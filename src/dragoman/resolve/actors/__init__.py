"""Mentions → actors: who the noun phrases of one document name, as of its day."""

from .resolution import ActorResolver, ResolvedActors

__all__ = ["ActorResolver", "ResolvedActors"]
