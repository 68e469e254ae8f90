def fail(n):
    raise KeyError(n)
try:
    try:
        fail(1)
    except KeyError as first:
        raise ValueError("second") from first
except ValueError as e:
    kept = e
kept.add_note("noted")
ext(1)
print(repr(kept.__cause__), kept.__notes__, kept.__traceback__.tb_lineno)
raise kept
