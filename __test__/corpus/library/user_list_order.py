# Lists of users are ordered as lists are.

import operator
from collections import UserList

pairs = [(UserList([1, 2]), UserList([1, 3])), (UserList([1, 2]), [1, 2]), ([2], UserList([1, 9]))]
for a, b in pairs:
    print([getattr(operator, name)(a, b) for name in ('lt', 'le', 'gt', 'ge', 'eq', 'ne')])
print(sorted([UserList([2]), UserList([]), UserList([1, 5])]), max(UserList([3]), UserList([2, 9])))
try:
    UserList([1]) >= 3
except TypeError as error:
    print(error)
