import weakref
class Node: pass
kept, lost = Node(), Node()
refs = [weakref.ref(kept), weakref.ref(lost, lambda r: print("gone"))]
names = weakref.WeakValueDictionary(a=kept)
ext(1)
print(refs[0]() is kept, names["a"] is kept, weakref.ref(kept) is refs[0])
