# at: fuel 60
def work(n): return n * n
total = 0
for i in range(3, 50, 2):
    for j in [1, 2]:
        total += work(i) % 5 + j
print(total, i, j)
