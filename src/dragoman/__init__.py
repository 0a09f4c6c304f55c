"""Dragoman: an evidence-grade record of reporting on relations between states."""
