# Lists compare element by element, then by length.
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [2] > [1, 9], [1, 2] == [1, 2.0])
print([1, 'a'] == [1, 'b'], [[1], [2]] < [[1], [3]], [1] != [1], [1, 2] >= [1, 2])
print([1, 2] == (1, 2), [1] < [1], max([[1, 2], [1, 3], [0, 9]]))
try:
    [1, 'a'] < [1, 2]
except TypeError as e:
    print(e)
print([2, 'a'] > [1, 2])
