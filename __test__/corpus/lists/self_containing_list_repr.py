# A list that contains itself prints with an ellipsis.
a = [1]
a.append(a)
print(a, a[1] is a, len(a))
d = {'k': a}
d['self'] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
b = [a, [a]]
print(b)
