# `is` compares identity, `==` compares value; None, True and False are singletons.
a = [1, 2]
b = [1, 2]
c = a
print(a == b, a is b, a is c, a is not b)
print(None is None, None == 0, None != False)
print(True == 1, True == 1.0, False == 0, True is True)
print(1 == 1.0, '1' == 1, [1] == (1,))
print(() == (), {} == {}, {1} == {1.0})
print((1 > 0) is True, (not None) is True)
