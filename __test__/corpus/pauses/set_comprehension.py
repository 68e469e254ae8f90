# ext in a set comprehension.
try:
    print({ext(x % 3) for x in range(7)})
except ValueError as e:
    print('caught', e)
print(len({ext(c) for c in 'hello'}))
