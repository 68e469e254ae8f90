print(sorted([3, 1, 2], key=lambda n: ext(-n)), max("b", "a", key=ext))
