def read(order):
    match order:
        case {"item": str(name), **rest} if ext(name) == "tea":
            return name, rest
        case [first, *others]:
            return first, others
        case int() | float() as n:
            return n
print(read({"item": "tea", "n": 2}), read([1, 2, 3]), read(2.5))
