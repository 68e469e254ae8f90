# ext in __str__ called by str, join of strs, and %s.
class S:
    def __str__(self):
        return ext('text')
try:
    print(str(S()) + '!', '%s-%s' % (S(), S()), ' '.join(map(str, [S(), 1])))
except ValueError as e:
    print('caught', e)
print(len(str(S())))
