"""Place names → places on the map, weighed together: a report tells of few parts of the world."""

from .resolution import PlaceResolver, Weighed

__all__ = ["PlaceResolver", "Weighed"]
