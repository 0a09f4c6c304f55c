#!/usr/bin/env python3
"""Checks the chain set: python check.py [folder]. Prints every fault and exits 1 if there is one; prints counts if there is none."""

import collections
import datetime
import json
import pathlib
import re
import sys

HALVES = ("open", "locked")
KINDS = {"person", "office", "organisation", "media", "document", "anonymous"}
ANONYMOUS = {"official", "military", "diplomat", "person_familiar", "document", "other"}
FIELDS = {"id", "published", "outlet", "text", "facts"}
OPTIONAL = {"attributions", "credit", "tags"}
LINK = {"source", "role", "cue", "kind", "anonymous_type", "reason"}
MASKED = 0.72  # highest likeness allowed between two passages once content words are masked


def words(text):
    return re.findall(r"\w+", text.lower())


def occurs(part, text):
    """Whether part stands in text as whole words (a cue may be a mark of punctuation)."""
    pattern = re.escape(part)
    if part[:1].isalnum():
        pattern = r"(?<!\w)" + pattern
    if part[-1:].isalnum():
        pattern = pattern + r"(?!\w)"
    return re.search(pattern, text) is not None


def sentences(text):
    """A rough count: ends of sentence followed by a capital, a quotation mark or the end."""
    return len(re.findall(r"[.!?][”\"’»)]*(?=\s+[“\"‘«(]?[A-ZÀ-Þ0-9]|\s*$)", text, re.M))


def check_passage(p, fault):
    if not FIELDS <= set(p) or set(p) - FIELDS - OPTIONAL:
        fault(f"fields are {sorted(p)}")
        return
    if not re.fullmatch(r"chain-\d{3}", p["id"]):
        fault("id is malformed")
    try:
        datetime.date.fromisoformat(p["published"])
    except ValueError:
        fault("published is no date")
    text = p["text"]
    if text != text.strip() or "  " in text:
        fault("stray spaces in text")
    if not 1 <= sentences(text) <= 6:  # a headline or a credit line may come on top of five sentences
        fault(f"{sentences(text)} sentences")
    if not p["facts"]:
        fault("no facts")
    if "credit" in p and not occurs(p["credit"], text):
        fault(f"credit not in text: {p['credit']!r}")
    if len({f["trigger"] for f in p["facts"]}) != len(p["facts"]):
        fault("two facts share a trigger")
    for f in p["facts"]:
        if set(f) != {"trigger", "trigger_word", "chain"}:
            fault(f"fact has fields {sorted(f)}")
            continue
        if text.count(f["trigger"]) != 1:
            fault(f"trigger occurs {text.count(f['trigger'])} times: {f['trigger']!r}")
        elif not occurs(f["trigger"], text):
            fault(f"trigger breaks a word: {f['trigger']!r}")
        if (
            words(f["trigger"]).count(f["trigger_word"].lower()) != 1
            and f["trigger"].split().count(f["trigger_word"]) != 1
        ):
            fault(f"trigger word {f['trigger_word']!r} not once in {f['trigger']!r}")
        for i, link in enumerate(f["chain"]):
            if set(link) != LINK:
                fault(f"link has fields {sorted(link)}")
                continue
            where = f"{f['trigger']!r} link {i}"
            if link["role"] not in ("origin", "relay") or (link["role"] == "origin" and i > 0):
                fault(f"{where}: role {link['role']} cannot stand here")
            if link["kind"] not in KINDS:
                fault(f"{where}: kind {link['kind']}")
            kind_of = link["anonymous_type"]
            if kind_of is not None and kind_of not in ANONYMOUS:
                fault(f"{where}: anonymous_type {kind_of}")
            if link["kind"] == "anonymous" and kind_of in (None, "document"):
                fault(f"{where}: anonymous without a type of person")
            if link["kind"] == "document" and kind_of not in (None, "document"):
                fault(f"{where}: a document with anonymous_type {kind_of}")
            if link["kind"] not in ("anonymous", "document") and kind_of is not None:
                fault(f"{where}: anonymous_type on kind {link['kind']}")
            if link["reason"] is not None and link["kind"] != "anonymous":
                fault(f"{where}: reason on kind {link['kind']}")
            for part in ("source", "cue", "reason"):
                value = link[part]
                if value is None and part == "reason":
                    continue
                if not value or not occurs(value, text):
                    fault(f"{where}: {part} not in text: {value!r}")
            if link["source"] in link["cue"]:
                fault(f"{where}: the cue contains its source")
            if p["outlet"] and link["source"] == p["outlet"]:
                fault(f"{where}: the outlet is a link of its own chain")
        names = [link.get("source") for link in f["chain"]]
        if len(set(names)) != len(names):
            fault(f"{f['trigger']!r}: a source occurs twice in one chain")


def mask(text):
    """The frame of a passage: short and function-like words kept, all others replaced."""
    keep = set(
        "the a an of to in on at by for from with and or but that which who whom whose had has have was were is are be been will would may "
        "not no it its he she they his her their said told according citing reported after before as if when while also".split()
    )
    return [w if w in keep else "_" for w in re.findall(r"\w+|[^\w\s]", text.lower())]


def main(folder):
    faults, passages, seen = [], [], {}
    for half in HALVES:
        for n, line in enumerate((folder / f"{half}.jsonl").read_text(encoding="utf-8").splitlines(), 1):
            p = json.loads(line)
            p["_half"] = half
            name = p.get("id", f"{half}:{n}")
            if name in seen:
                faults.append(f"{name}: id also in {seen[name]}")
            seen[name] = half
            half_of = p.pop("_half")
            check_passage(p, lambda message, name=name: faults.append(f"{name}: {message}"))
            passages.append((half_of, p))
    bags = [set(words(p["text"])) for _, p in passages]
    frames = [mask(p["text"]) for _, p in passages]
    grams = [set(zip(*(f[i:] for i in range(6)))) for f in frames]
    for i in range(len(passages)):
        for j in range(i):
            a, b = passages[i][1]["id"], passages[j][1]["id"]
            shared = len(bags[i] & bags[j]) / min(len(bags[i]), len(bags[j]))
            if shared > 0.5:
                faults.append(f"{a} and {b} share {shared:.0%} of their words: {sorted(bags[i] & bags[j])}")
            frame = len(grams[i] & grams[j]) / max(1, min(len(grams[i]), len(grams[j])))
            if frame > MASKED:
                faults.append(f"{a} and {b} are built alike ({frame:.0%})")
    if abs(sum(h == "open" for h, _ in passages) * 2 - len(passages)) > 1:
        faults.append("the halves differ in size")
    if faults:
        print("\n".join(faults))
        print(f"{len(faults)} faults")
        return 1
    for half in HALVES:
        mine = [p for h, p in passages if h == half]
        facts = [f for p in mine for f in p["facts"]]
        links = [link for f in facts for link in f["chain"]]
        count = lambda values: dict(sorted(collections.Counter(values).items(), key=lambda kv: str(kv[0])))
        print(
            f"{half}: {len(mine)} passages, {len(facts)} facts, {len(links)} links, {len({l['cue'].lower() for l in links})} different cues"
        )
        print("  chain length", count(len(f["chain"]) for f in facts))
        print("  relays without origin", sum(bool(f["chain"]) and f["chain"][0]["role"] == "relay" for f in facts))
        print("  role", count(link["role"] for link in links))
        print("  kind", count(link["kind"] for link in links))
        print("  anonymous_type", count(link["anonymous_type"] for link in links if link["anonymous_type"]))
        print(
            "  with reason",
            sum(link["reason"] is not None for link in links),
            "credits",
            sum("credit" in p for p in mine),
            "outlet named",
            sum(p["outlet"] is not None for p in mine),
        )
        print("  tags", count(t for p in mine for t in p.get("tags", [])))
    print("clean")
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)))
