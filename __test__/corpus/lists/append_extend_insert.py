# append, extend, insert, pop, remove, clear.
a = []
a.append(1)
a.append([2])
a.extend((3, 4))
a.extend('xy')
a.insert(0, 'first')
a.insert(100, 'last')
a.insert(-1, 'before last')
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove([2])
print(a, a.append(5), len(a))
a.clear()
print(a)
for f in (lambda: a.pop(), lambda: a.remove(1), lambda: [1].pop(5), lambda: a.extend(5), lambda: a.append(), lambda: a.insert(1), lambda: a.append(1, 2), lambda: [1].pop('a')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
