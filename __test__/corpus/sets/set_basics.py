# Sets drop duplicates; sets of small ints print in ascending order.
s = {3, 1, 2, 3, 1}
print(s, len(s), 2 in s, 5 in s, set(), set('aab') == {'a', 'b'}, set([1, 2, 2]))
s.add(7)
s.discard(1)
s.discard(100)
s.remove(2)
print(s, s.pop() in (3, 7), len(s))
s.clear()
print(s, bool(s), bool({0}))
for f in (lambda: s.remove(1), lambda: s.pop(), lambda: s.add([]), lambda: {1, []}, lambda: set(5), lambda: s[0], lambda: {{1}}):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
