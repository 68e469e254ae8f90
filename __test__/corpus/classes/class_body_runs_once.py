# A class body is code that runs when the class statement runs.
print('before')
class A:
    print('in body')
    n = 0
    for n in range(3):
        pass
    if n > 1:
        def m(self):
            return 'big'
    else:
        def m(self):
            return 'small'
    squares = {i: i * i for i in range(3)}
print('after', A.n, A().m(), A.squares)
try:
    class B:
        x = 1
        y = 1 / 0
except ZeroDivisionError as e:
    print(e, 'B' in dir())
