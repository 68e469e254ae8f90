# Where `pop` goes on outlives the table that it was found in.
# host
s = set(range(1000))
for _ in range(500):
    s.pop()
s.clear()
s.add(3)
print(host_echo(len(s)))
s.update(range(2000))
print(s.pop(), s.pop())
t = set(range(100, 200))
for _ in range(70):
    t.pop()
t -= set(range(100, 195))
print(host_echo(sorted(t)), t.pop())
u = {n for n in range(40)}
for _ in range(39):
    u.pop()
u.update(range(20, 30))
print(host_echo(len(u)), [u.pop() for _ in range(4)], u)
