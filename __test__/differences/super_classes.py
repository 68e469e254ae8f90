# There are no classes derived from super.
try:
    class Mine(super):
        pass

    print(Mine.__mro__)
except TypeError as error:
    print(error)
