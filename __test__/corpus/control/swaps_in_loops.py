# Two-pointer loops with swaps.
a = [5, 2, 8, 1, 9]
for i in range(len(a)):
    for j in range(len(a) - 1 - i):
        if a[j] > a[j + 1]:
            a[j], a[j + 1] = a[j + 1], a[j]
    print(a)
lo, hi = 0, len(a) - 1
while lo < hi:
    a[lo], a[hi] = a[hi], a[lo]
    lo, hi = lo + 1, hi - 1
print(a)
