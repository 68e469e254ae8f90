# Unpacking into more targets than anyone writes by hand.
names = [f'a{i}' for i in range(300)]
exec(', '.join(names) + ' = range(300)')
print(a0, a127, a128, a255, a256, a299)
exec(', '.join(names[:200]) + ', *rest, last = range(300)')
print(a0, a199, len(rest), rest[0], last)
exec('first, *rest, ' + ', '.join(names[:299]) + ' = iter(range(305))')
print(first, rest, a0, a298)
for items in (range(299), range(301), [1], 5, iter('ab'), (x for x in range(301)), {1: 2}):
    for targets in (', '.join(names), ', '.join(names[:200]) + ', *c, d'):
        try:
            exec(targets + ' = items')
        except Exception as error:
            print(type(error).__name__, error)
try:
    exec(', '.join(names) + ', *c = items')
except SyntaxError as error:
    print(error.msg)
