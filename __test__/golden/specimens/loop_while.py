# at: fuel 25
n, seen = 0, []
while n < 40:
    n += 1
    if n % 7 == 0:
        seen.append(n)
print(n, seen)
