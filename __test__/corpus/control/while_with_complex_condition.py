# A while condition is evaluated anew each time, with side effects.
queue = [3, 1, 2]
seen = []
while queue and (x := queue.pop()) != 3:
    seen.append(x)
    if x == 2:
        queue.insert(0, 9)
print(queue, seen, x)
n, steps = 27, 0
while n != 1 and steps < 12:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(n, steps)
lo, hi = 0, 100
while lo < hi:
    mid = (lo + hi) // 2
    if mid * mid < 50:
        lo = mid + 1
    else:
        hi = mid
print(lo)
