# Loop targets unpack like assignments.
pairs = [(1, 'a'), (2, 'b')]
print([f'{n}{s}' for n, s in pairs], {s: n for n, s in pairs}, [x for x, *_ in ['abc', 'de']])
for i, (n, s) in enumerate(pairs):
    print(i, n, s)
for (a, b), c in zip(pairs, 'xy'):
    print(a, b, c)
nums, letters = zip(*pairs)
print(nums, letters, list(zip(*[[1, 2], [3, 4]])))
try:
    for x, y in [(1, 2), (3,)]:
        print(x, y)
except ValueError as e:
    print(e)
for k, v in {'p': 1}.items():
    print(k, v)
