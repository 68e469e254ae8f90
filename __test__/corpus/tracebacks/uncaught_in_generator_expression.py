# A generator expression has a <genexpr> frame.
words = ['1', '2', 'three']
print(sum(int(w) for w in words[:2]))
print(sum(int(w) for w in words))
