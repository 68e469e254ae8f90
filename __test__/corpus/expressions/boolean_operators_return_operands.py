# and/or return one of their operands, unconverted, and skip what they do not need.
def show(x):
    print('eval', repr(x))
    return x

print(show(0) or show('') or show([]))
print(show(1) and show('a') and show(()))
print(show('x') or show('never'))
print(show(0) and show('never'))
print(show(None) or show(2) and show(3))
print(not show([]), not show([0]))
print((0 or 'a') and ('b' or 'c'))
