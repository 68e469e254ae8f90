# The order of try, except, else and finally.
def run(action):
    try:
        print('try')
        r = action()
    except ZeroDivisionError as e:
        print('except', e)
        r = 'recovered'
    else:
        print('else', r)
    finally:
        print('finally')
    return r

print(run(lambda: 1))
print(run(lambda: 1 / 0))
try:
    run(lambda: [][0])
except IndexError as e:
    print('outer', e)
