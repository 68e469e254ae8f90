made = ["".join(["ab", str(n)]) for n in range(20)]
other = ["", "x", "ß", "größe" + str(1), "\U0001f600" * 3, "\x00\n", "a" * 40]
ext(made[0])
print(made, other, made[3] is made[3])
