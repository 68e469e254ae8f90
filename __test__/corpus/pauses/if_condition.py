# ext as the condition of if and elif.
def f(n):
    if ext(n == 0):
        return 'zero'
    elif ext(n > 5):
        return 'big'
    else:
        return 'small'
try:
    print(f(0), f(9), f(3))
except ValueError as e:
    print('caught', e)
if not ext(False):
    print('not false')
