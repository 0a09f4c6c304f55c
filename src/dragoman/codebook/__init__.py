"""What the program knows before it reads: PLOVER and CAMEO, words that hedge and cue, countries, places, people.

Each table is a data file in `data/`, with its source and date, that a person can correct; each module reads one.
"""
