# Everyday string puzzles.
def palindrome(s):
    t = [c.lower() for c in s if c.isalnum()]
    return t == t[::-1]

for s in ('A man, a plan', 'Never odd or even', '', 'ab'):
    print(repr(s), palindrome(s))
print(sorted('listen') == sorted('silent'), ' '.join(w[::-1] for w in 'one two'.split()))
counts = {}
for c in 'mississippi':
    counts[c] = counts.get(c, 0) + 1
print(counts, max(counts, key=counts.get))
print(''.join(chr((ord(c) - 97 + 13) % 26 + 97) for c in 'hello'))
