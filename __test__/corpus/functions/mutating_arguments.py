# Arguments are passed by object reference.
def change(lst, n, d):
    lst.append(n)
    n += 1
    d['n'] = n
    lst = ['rebound']
    return lst

a, n, d = [1], 5, {}
print(change(a, n, d), a, n, d)
def swap(x, y):
    return y, x
p, q = swap(*'pq')
print(p, q)
def clear(d=d):
    d.clear()
clear()
print(d)
