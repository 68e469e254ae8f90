class Item:
    def __repr__(self): return ext("item")
ring = [Item()]
ring.append({"self": ring})
print(ring)
