# Changing a set's size while iterating over it is an error.
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
for x in set(s):
    if x > 3:
        s.discard(x)
print(s)
for x in s:
    s.add(1)
print(s)
