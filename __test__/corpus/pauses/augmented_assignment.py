# ext as the right side of augmented assignment: the target is read before.
total = 10
def t(x):
    print('eval', x)
    return x
box = {'n': 1, 'l': [1]}
alias = box['l']
try:
    total += ext(5)
    box[t('n')] *= ext(7)
    box['l'] += ext([2, 3])
except ValueError as e:
    print('caught', e)
print(total, box, alias)
total -= ext(1)
print(total)
