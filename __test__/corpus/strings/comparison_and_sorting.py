# Strings compare by code point.
print('a' < 'b', 'Z' < 'a', 'abc' < 'abcd', '' < 'a', '10' < '9', 'é' > 'z')
print(sorted(['banana', 'Apple', 'cherry', 'apple']), sorted('hello'), max('hello'), min('hello'))
print(sorted(['b', 'A', 'c'], key=str.lower), sorted(['bb', 'a', 'ccc'], key=len, reverse=True))
print('a' == 'a', 'a' != 'A', 'abc' >= 'abc', '😀' > '\uffff')
