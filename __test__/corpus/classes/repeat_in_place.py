# `x *= sequence` of an object of a class of the program does not repeat the sequence.
class Failure(Exception):
    pass


class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


for value in [Failure('m'), Made, Made(), ValueError('v'), int, len, None, 1.5]:
    try:
        value *= [1, 2]
        print(value)
    except TypeError as error:
        print(error)
