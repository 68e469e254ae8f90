# ext in finally while a return value waits.
def f(x):
    try:
        return x + 1
    finally:
        print('finally', ext('cleanup'))
def g():
    for i in range(3):
        try:
            if i == 1:
                break
            continue
        finally:
            print('loop finally', i, ext(i))
    return i
try:
    print(f(1), g())
except ValueError as e:
    print('caught', e)
print(f(10))
