# The walrus operator binds its name in the enclosing scope and returns the value.
if (n := len('hello')) > 3:
    print('long', n)
print([y := 1, y ** 2, y + 5])
print(y)
values = [total := 0] + [total := total + v for v in [1, 2, 3]]
print(values, total)
data = iter([3, 2, 1, 0, 9])
while (item := next(data)):
    print('item', item)
print(item)
print(any((hit := v) > 2 for v in [1, 2, 3, 4]), hit)
def f(x):
    return x
print(f(x=(z := 4)), z)
