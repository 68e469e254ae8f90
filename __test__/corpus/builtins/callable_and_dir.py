# callable, and dir of a class and an instance.
class A:
    def f(self): pass
    x = 1
class B(A):
    def __init__(self): self.y = 2
    def g(self): pass
print([n for n in dir(B()) if not n.startswith('_')], [n for n in dir(A) if not n.startswith('_')])
print(callable(A), callable(A()), callable(A().f), callable(len), callable(lambda: 0), callable(5), callable(int), callable('f'))
print('append' in dir([]), 'upper' in dir(''), '__len__' in dir({}), [n for n in dir(str) if n.startswith('is')])
