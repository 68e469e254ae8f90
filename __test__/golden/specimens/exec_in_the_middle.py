space = {"ext": ext}
exec("def f(x):\n    return ext(x) + 1\ny = f(4)", space)
print(space["y"], eval("[f(n) for n in range(2)]", space))
