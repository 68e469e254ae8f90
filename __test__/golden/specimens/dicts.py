rows = [{"id": n, "name": f"row {n}", "even": n % 2 == 0} for n in range(9)]
holes = {n: str(n) for n in range(8)}
del holes[0], holes[5]
mixed = {1: "int", (1, "t"): "tuple", None: 0, 2.5: [], frozenset({1}): "set"}
ext(rows[1])
print(rows[8], holes, mixed, {**rows[0], "id": 9})
