#!/usr/bin/env python3
"""Checks files of the exchange of «Город·Касса» with «Город»: only Python 3 and its standard library.

Usage: python3 read-exchange.py FILE.jsonl [FILE.jsonl …]

Written from resources/exchange-format.md, not from the program. Every file is checked by itself: its head, the fields of
every row, the totals and the sum. Files to «Город» of one desk and epoch are also checked together: no number is left
out and each one names the sum of the one before; an event that comes twice is told and counted once.

Prints one line a file, then what the numbers and links are after all events. Exit code: 0 all fits, 1 something does not
(the line is named), 2 the check could not be made.
"""
import collections
import hashlib
import json
import os
import re
import sys

FITS, WRONG, NOT_CHECKED = 0, 1, 2
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NUMBERS = {"mobile": re.compile(r"\+79\d{9}"), "gorod": re.compile(r"\d{5,18}"), "gosuslugi": re.compile(r"\d{6,16}")}
VERIFIER = re.compile(r"scrypt\$\d+\$\d+\$\d+\$[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+")
ALWAYS = {"at", "client", "id", "kind", "number", "numberId", "numberKind"}
#: kind → fields it must have beside those above, and fields it may have
MORE = {
    "number_issued": (set(), {"verifier"}),
    "number_confirmed": ({"verifier"}, set()),
    "number_blocked": (set(), set()),
    "number_unblocked": (set(), set()),
    "number_revoked": (set(), set()),
    "password_reset": ({"verifier", "order"}, set()),
    "link_made": ({"service", "account"}, set()),
    "link_ended": ({"service", "account"}, set()),
}


class Wrong(Exception):
    """A file does not fit; the message says where and how."""


def need(condition, line, what):
    if not condition:
        raise Wrong(f"line {line}: {what}")


def parse(raw, line):
    try:
        value = json.loads(raw)
    except ValueError as error:
        raise Wrong(f"line {line}: no JSON") from error
    need(isinstance(value, dict), line, "no object")
    again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    need(again == raw, line, "keys out of order, or spaces")
    return value


def check_row(row, line):
    kind = row.get("kind")
    need(kind in MORE, line, f"unknown kind {kind!r}")
    must, may = MORE[kind]
    have = set(row)
    need(ALWAYS | must <= have, line, f"fields missing: {sorted((ALWAYS | must) - have)}")
    need(have <= ALWAYS | must | may, line, f"fields too many: {sorted(have - ALWAYS - must - may)}")
    need(INSTANT.fullmatch(row["at"]), line, "at is no moment")
    for key in ("id", "client", "numberId"):
        need(UUID.fullmatch(row[key]), line, f"{key} is no UUID")
    need(row["numberKind"] in NUMBERS, line, "unknown numberKind")
    if row["number"] is not None:
        need(NUMBERS[row["numberKind"]].fullmatch(row["number"]), line, "number is not of its kind")
    if "verifier" in row:
        need(VERIFIER.fullmatch(row["verifier"]), line, "verifier is not scrypt's")
    if kind == "number_issued":
        need(("verifier" in row) == (row["numberKind"] != "gosuslugi"), line, "a verifier where none belongs, or none")


def read(path):
    """The head, the rows and the sum of one file to «Город»."""
    with open(path, "rb") as file:
        data = file.read()
    need(data.endswith(b"\n"), 0, "cut off: no line feed at the end")
    lines = data.decode("utf-8").split("\n")[:-1]
    need(len(lines) >= 2, 0, "cut off: no totals")
    head = parse(lines[0], 1)
    need(head.get("format") == "gorod-kassa/exchange" and head.get("version") == 1, 1, "another format")
    need(head.get("direction") == "to_gorod", 1, "not a file to «Город»")
    name = f"gorod-{head['desk']}-e{head['epoch']}-{head['file']:06d}.jsonl"
    need(os.path.basename(path) == name, 1, f"the head belongs to {name}")
    rows = [parse(raw, at) for at, raw in enumerate(lines[1:-1], 2)]
    for at, row in enumerate(rows, 2):
        check_row(row, at)
    last = len(lines)
    tail = parse(lines[-1], last)
    summed = hashlib.sha256("".join(line + "\n" for line in lines[:-1]).encode("utf-8")).hexdigest()
    need(tail.get("sha256") == summed, last, "the sum does not fit")
    need(tail.get("rows") == len(rows), last, "the number of rows does not fit")
    need(tail.get("counts") == dict(collections.Counter(row["kind"] for row in rows)), last, "the totals do not fit")
    return head, rows, summed


def check_order(files):
    """Files of one desk and epoch follow one another without a gap, each naming the sum of the one before."""
    chains = collections.defaultdict(dict)
    for head, _, summed in files:
        chains[head["desk"], head["epoch"]][head["file"]] = (head["previous"], summed)
    for (desk, epoch), chain in chains.items():
        numbers = sorted(chain)
        for before, number in zip(numbers, numbers[1:]):
            need(number == before + 1, 1, f"desk {desk}, epoch {epoch}: no file between {before} and {number}")
            need(chain[number][0] == chain[before][1], 1, f"file {number} does not follow {before}")
        need(numbers[0] != 1 or chain[1][0] is None, 1, "the first file of an epoch names one before it")


def fold(files):
    """What «Город» knows after all events: numbers with owner and state, and links."""
    numbers, links, seen, twice = {}, set(), set(), 0
    states = {"number_issued": "confirmed", "number_confirmed": "confirmed", "number_unblocked": "confirmed"}
    states |= {"number_blocked": "blocked"}
    for _, rows, _ in files:
        for row in rows:
            if row["id"] in seen:
                twice += 1
                continue
            seen.add(row["id"])
            number, kind = row["numberId"], row["kind"]
            if kind in states:
                numbers[number] = {"client": row["client"], "number": row["number"], "state": states[kind]}
            elif kind == "number_revoked":
                numbers.pop(number, None)
            elif kind == "link_made":
                links.add((number, row["service"], row["account"]))
            elif kind == "link_ended":
                links.discard((number, row["service"], row["account"]))
    return numbers, sorted(links), twice


def main(paths):
    if not paths or paths[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return NOT_CHECKED
    files = []
    try:
        for path in sorted(paths):
            try:
                files.append(read(path))
            except Wrong as wrong:
                raise Wrong(f"{os.path.basename(path)}: {wrong}") from wrong
            head, rows, summed = files[-1]
            print(f"{os.path.basename(path)}: {len(rows)} rows, {summed[:16]}")
        check_order(files)
    except (Wrong, KeyError, TypeError, UnicodeDecodeError) as error:
        print(f"WRONG {error}")
        return WRONG
    except OSError as error:
        print(f"not checked: {error.strerror}", file=sys.stderr)
        return NOT_CHECKED
    numbers, links, twice = fold(files)
    print(json.dumps({"links": links, "numbers": numbers, "twice": twice}, ensure_ascii=False, sort_keys=True))
    return FITS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
