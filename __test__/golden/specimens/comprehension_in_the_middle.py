print([ext(n) * m for n in range(2) for m in "ab" if n or m == "b"], {ext(n): -n for n in (1, 2)}, {*map(ext, "xy")})
