# host_add adds ints of any size, and bools as ints.
# host
print(host_add(2 ** 63 - 1, 1), host_add(-2 ** 100, 2 ** 100), host_add(True, True), host_add(0, -5))
n = 1
for _ in range(5):
    n = host_add(n, n * n)
print(n)
print([host_add(10 ** k, -1) for k in (1, 10, 20)], sum([host_add(i, host_seq()) for i in range(4)]))
