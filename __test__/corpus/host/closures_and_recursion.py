# Host calls in closures, nested and recursive functions.
# host
def counter():
    total = host_seq()
    def add(n):
        nonlocal total
        total = host_add(total, n)
        return total
    return add
add = counter()
print(add(5), add(10))
def fact(n):
    return host_echo(1) if n == 0 else n * fact(host_add(n, -1))
def tree(depth):
    me = host_seq()
    return me if depth == 0 else (me, tree(depth - 1), tree(host_add(depth, -1)))
print(fact(5), tree(2), (lambda x=host_seq(): host_add(x, 1))())
