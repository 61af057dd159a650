#!/usr/bin/env python3
"""Checks the audit journal of a «Город·Касса» desk without the program: only Python 3 and its standard library.

Usage: python3 verify-audit.py FILE.db [--head HEX]

  FILE.db     the desk's database (kassa.db); a FILE.db-wal beside it is read too. Neither is changed: a copy is read.
  --head HEX  the first characters of a hash from a Z report or a receipt (at least 8): must be in the chain.
              This finds a journal whose end was cut off or which was written anew as a whole.

Exit code: 0 intact, 1 broken (the first event that does not fit is named), 2 the check could not be made.

The format. Table audit_events, one row an event, seq = 1, 2, 3 …
  hash = hex(sha256(previous hash as 32 bytes || body as UTF-8)); before the first event stand 32 zero bytes.
  body is JSON with seq, at, kind, operatorId, commandId (equal to the columns) and rows: for every money row written
  with the event {"table", "key", "sha256"}. key = the primary key, its columns joined by «/».
  sha256 = hex(sha256(the row as canonical JSON: all columns, keys sorted, no spaces, UTF-8)).
Every row of every money table must stand in exactly one event.
"""
import hashlib
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile

MONEY_TABLES = {
    "shifts": ("id",),
    "shift_closings": ("shift_id",),
    "payments": ("id",),
    "payment_lines": ("payment_id", "line_no"),
    "payment_line_debts": ("payment_id", "line_no"),
    "payment_line_terms": ("payment_id", "line_no"),
    "payment_line_budgets": ("payment_id", "line_no"),
    "payment_payers": ("payment_id",),
    "cash_movements": ("shift_id", "id"),
    "cash_counts": ("id",),
    "cash_count_rows": ("count_id", "denomination"),
    "shift_closing_sums": ("shift_id",),
    "shift_papers": ("shift_id",),
    "shift_closing_open": ("shift_id", "line_no"),
    "shift_hand_overs": ("shift_id",),
    "shift_openings": ("shift_id",),
    "difference_settlements": ("shift_id", "place"),
    "shift_late_events": ("shift_id", "id"),
    "reversals": ("id",),
    "reversal_lines": ("payment_id", "line_no"),
    "registers_out": ("id",),
    "registers_out_sent": ("register_id",),
    "cash_orders": ("id",),
    "cash_order_rows": ("order_id", "direction", "denomination"),
    "cash_transfer_ends": ("transfer_id",),
    "cash_ledger": ("account", "seq"),
    "refused_notes": ("order_id",),
}
INTACT, BROKEN, NOT_CHECKED = 0, 1, 2


class Broken(Exception):
    """The journal does not fit; the message says where and how."""


class NotChecked(Exception):
    """The check could not be made."""


def stamp(path):
    """Size and time of a file, None where there is none."""
    try:
        info = os.stat(path)
        return info.st_size, info.st_mtime_ns
    except FileNotFoundError:
        return None


def copy_database(source, folder):
    """Copies the database with its WAL as of one moment; a desk may be at work on it."""
    target = os.path.join(folder, "copy.db")
    for _ in range(10):
        before = stamp(source), stamp(source + "-wal")
        for suffix in ("", "-wal"):
            if os.path.exists(source + suffix):
                shutil.copyfile(source + suffix, target + suffix)
            elif os.path.exists(target + suffix):
                os.remove(target + suffix)
        if before == (stamp(source), stamp(source + "-wal")):
            return target
    raise NotChecked("файл всё время меняется: закройте рабочее место и повторите")


def sha256_hex(data):
    return hashlib.sha256(data).hexdigest()


def canonical(row):
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def money_rows(db):
    """Digests of all money rows as they are stored now, by (table, key)."""
    found = {}
    for table, key_columns in MONEY_TABLES.items():
        cursor = db.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(names, values))
            found[table, "/".join(str(row[name]) for name in key_columns)] = sha256_hex(canonical(row))
    return found


def check_covered(seq, body, stored, covered):
    """The money rows that one event speaks of are there and unchanged."""
    for entry in body["rows"]:
        name = entry["table"], entry["key"]
        where = f"событие {seq}: строка {entry['table']} {entry['key']}"
        if name not in stored:
            raise Broken(f"{where}: её нет в базе")
        if stored[name] != entry["sha256"]:
            raise Broken(f"{where}: изменена после записи")
        if name in covered:
            raise Broken(f"{where}: уже записана событием {covered[name]}")
        covered[name] = seq


def check_chain(db, stored, wanted_head):
    """Walks the chain from its first event. Returns (events, head, event of wanted_head)."""
    previous, count, covered, head_at = bytes(32), 0, {}, None
    columns = "seq, at, kind, operator_id, command_id, CAST(body AS BLOB), hash"
    for seq, at, kind, operator_id, command_id, raw, written in db.execute(
        f"SELECT {columns} FROM audit_events ORDER BY seq"
    ):
        count += 1
        if seq != count:
            raise Broken(f"событие {count}: его нет, следующее имеет номер {seq}")
        digest = hashlib.sha256(previous + raw).digest()
        if digest.hex() != written:
            raise Broken(f"событие {seq}: хеш не сходится с предыдущим событием и текстом")
        body = json.loads(raw.decode("utf-8"))
        told = [body[name] for name in ("seq", "at", "kind", "operatorId", "commandId")]
        if told != [seq, at, kind, operator_id, command_id]:
            raise Broken(f"событие {seq}: столбцы не совпадают с текстом, который закрыт хешем")
        check_covered(seq, body, stored, covered)
        if wanted_head and written.startswith(wanted_head):
            head_at = seq
        previous = digest
    for table, key in stored:
        if (table, key) not in covered:
            raise Broken(f"строка {table} {key}: о ней нет ни одного события")
    if wanted_head and head_at is None:
        raise Broken(f"хеша {wanted_head} в цепочке нет: её конец отрезан или она написана заново")
    return count, previous.hex(), head_at


def check_file(file, wanted_head):
    if not os.path.isfile(file):
        raise NotChecked(f"нет файла {file}")
    with tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(copy_database(file, folder))
        try:
            db.execute("PRAGMA query_only = ON")
            db.execute("PRAGMA trusted_schema = OFF")
            stored = money_rows(db)
            return (*check_chain(db, stored, wanted_head), len(stored))
        except (KeyError, TypeError, ValueError) as error:
            raise Broken(f"событие не читается: {type(error).__name__}") from error
        finally:
            db.close()


def read_arguments(arguments):
    if len(arguments) == 1 and not arguments[0].startswith("-"):
        return arguments[0], None
    if len(arguments) == 3 and arguments[1] == "--head":
        head = arguments[2].replace(" ", "").lower()
        if re.fullmatch("[0-9a-f]{8,64}", head):
            return arguments[0], head
    return None


def main(arguments):
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stderr.reconfigure(encoding="utf-8")
    asked = read_arguments(arguments)
    if asked is None:
        print(__doc__, file=sys.stderr)
        return NOT_CHECKED
    try:
        events, head, head_at, rows = check_file(*asked)
    except Broken as broken:
        print(f"ЦЕПОЧКА НАРУШЕНА: {broken}")
        return BROKEN
    except (NotChecked, OSError, sqlite3.Error) as error:
        print(f"Проверить не удалось: {error}", file=sys.stderr)
        return NOT_CHECKED
    print(f"Событий: {events}")
    print(f"Денежных строк: {rows}")
    print(f"Хеш цепочки: {head}")
    if head_at is not None:
        print(f"Хеш с бумаги: событие {head_at}")
    print("ЦЕПОЧКА ЦЕЛА")
    return INTACT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
