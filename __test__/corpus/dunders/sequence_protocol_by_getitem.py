# An object with only __getitem__ can be iterated and searched.
class Seq:
    def __getitem__(self, i):
        print('item', i)
        if i >= 3:
            raise IndexError('enough')
        return i * 10
s = Seq()
print(list(s))
print(20 in s, 99 in s)
a, b, c = s
print(a, b, c, max(s))
for x in s:
    if x:
        break
it = iter(s)
print(next(it), next(it))
try:
    reversed(s)
except TypeError as e:
    print(e)
