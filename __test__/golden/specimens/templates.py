name = "tea"
template = t"one {name!r:>6} two"
ext(1)
print(template.strings, template.interpolations[0].expression, f"{ext(name):^9}|{3.14159:.{2}f}")
