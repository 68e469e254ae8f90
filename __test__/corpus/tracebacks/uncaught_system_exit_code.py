# SystemExit with a number ends the program silently.
print('before')
try:
    raise SystemExit(3)
except Exception:
    print('Exception does not catch it')
print('never')
