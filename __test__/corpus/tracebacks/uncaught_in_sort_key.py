# A failing sort key shows its frame under the call of sorted.
records = [{'n': 2}, {'n': 1}, {}]
def by_n(r):
    return r['n']
print(sorted(records[:2], key=by_n))
print(sorted(records, key=by_n))
