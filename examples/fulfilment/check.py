"""Compares the report of `node driver.mjs --once` with CPython's, from the same program and data.

A check for developers: python3 check.py
"""

import contextlib
import io
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
RATES = {"EUR": (1, 1), "GBP": (117, 100), "JPY": (61, 10000), "USD": (92, 100)}
DELAYS = {"eu-north": 3, "eu-south": 3, "jp-east": 9, "uk": 4, "us-east": 7, "us-west": 8}
attempts, parcels, events = {}, [], []


def charge_card(order_id, amount):
    attempts[order_id] = attempt = attempts.get(order_id, 0) + 1
    mood = amount % 7
    if mood == 1 and amount % 2 == 1:
        raise TimeoutError("no answer from the bank")
    if mood == 4 and attempt == 1:
        raise TimeoutError("the line is busy")
    if mood == 3:
        raise PermissionError(f"card declined, amount {amount}")
    return f"receipt {attempt}/{mood}"


def ship(order_id, grams):
    parcels.append(order_id)
    return f"DP{len(parcels):04}"


def log_event(kind, *args, **kwargs):
    events.append(kind)
    return len(events)


def utf16_length(text):
    return len(text.encode("utf-16-le")) // 2


HOST = {
    "load_orders": lambda: json.loads((HERE / "orders.json").read_text("utf-8"))["orders"],
    "lookup_warehouse": lambda name: {"code": name[:2].upper(), "name": name},
    "lookup_rate": RATES.get,
    "carrier_delay": lambda region: DELAYS.get(region, 1),
    "same_person": lambda a, b: a.lower() == b.lower(),
    "credit_of": lambda name: 2**70 if name.startswith("Obs") else utf16_length(name) * 100_000,
    "charge_card": charge_card,
    "ask_approval": lambda order_id, amount, reason: amount % 2 == 0,
    "ship": ship,
    "log_event": log_event,
}

output = io.StringIO()
source = (HERE / "fulfilment.py").read_text("utf-8")
with contextlib.redirect_stdout(output):
    exec(compile(source, "fulfilment.py", "exec"), {"__name__": "__main__", **HOST})
ours = subprocess.run(
    ["node", HERE / "driver.mjs", "--once"], capture_output=True, check=True, encoding="utf-8"
).stdout
if ours != output.getvalue():
    print("--- CPython", output.getvalue(), "--- Diapause", ours, sep="\n")
    sys.exit(1)
print(f"equal to CPython {sys.version.split()[0]}: {len(ours.splitlines())} lines")
