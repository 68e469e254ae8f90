# ext as a subscript.
data = {'k': [10, 20, 30]}
def t(x):
    print('eval', x)
    return x
try:
    print(t(data)['k'][ext(1)], t('after'))
except ValueError as e:
    print('caught', e)
print(data[ext('k')][t(-1)])
