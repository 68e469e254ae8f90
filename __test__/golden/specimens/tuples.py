shared = (1, "two", (3.0, None))
nested = (shared, [shared], ((((),),),))
ext(shared)
print(nested, nested[0] is nested[1][0], (1, 2, 3) == nested[0][:1] + (2, 3))
