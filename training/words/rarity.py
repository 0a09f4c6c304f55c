"""Count in how many reports each stem stands, for `dragoman.desk.words`.

    python training/words/rarity.py FOLDER_OF_SHARED_TEXTS -o src/dragoman/codebook/data/rarity.tsv.gz

Counts are facts of a language; no text is kept. Sets that the desk is measured on are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import snowballstemmer

from dragoman.desk.words import WORD

SETS = (
    "prose/guardian.jsonl",
    "training/synthetic_news.jsonl",
    "gold/news_discourse/train.jsonl",
    "gold/news_discourse/validation.jsonl",
    "gold/geo/trnews.jsonl",
    "gold/geo/geowebnews.jsonl",
    "gold/geo/lgl.jsonl",
    "gold/geo/geovirus.jsonl",
)
LEAST = 2
"""A stem in one report alone is as likely a slip of the pen as a word."""


def texts(shared: Path) -> Iterator[str]:
    """Give the text of each report, each once."""
    seen: set[str] = set()
    for name in SETS:
        for line in (shared / name).read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            if text not in seen:
                seen.add(text)
                yield text


def main() -> None:
    """Count and write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("shared", type=Path)
    arguments.add_argument("-o", "--output", type=Path, required=True)
    given = arguments.parse_args()
    stem = snowballstemmer.stemmer("english").stemWord
    counts: Counter[str] = Counter()
    documents = 0
    for text in texts(given.shared):
        documents += 1
        counts.update({stem(word) for word in {word.casefold() for word in WORD.findall(text)}})
    rows = sorted((count, word) for word, count in counts.items() if count >= LEAST)
    lines = [f"\t{documents}", *(f"{word}\t{count}" for count, word in reversed(rows))]
    given.output.write_bytes(gzip.compress("\n".join(lines).encode() + b"\n", mtime=0))
    print(f"{documents} reports, {len(rows)} stems")


if __name__ == "__main__":
    main()
