# Functions return several values as a tuple.
def stats(nums):
    return min(nums), max(nums), sum(nums) / len(nums)

lo, hi, avg = stats([4, 1, 7])
print(lo, hi, avg, stats([2]), type(stats([1])).__name__)
first, *rest = stats([3, 5])
print(first, rest)
try:
    a, b = stats([1])
except ValueError as e:
    print(e)
try:
    a, b, c, d = stats([1])
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
