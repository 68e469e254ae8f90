# Instances of classes derived from int and float are numbers for the module math, and methods of
# such classes come first where CPython asks for them.
import math


class Count(int):
    pass


class Ratio(float):
    pass


class Rounding(float):
    def __floor__(self):
        return 'its floor'

    def __ceil__(self):
        return 'its ceiling'

    def __trunc__(self):
        return 'its whole part'


class Index(int):
    def __index__(self):
        return 99


def show(function, *args):
    try:
        result = function(*args)
        print(function.__name__, args, type(result).__name__, result)
    except (TypeError, ValueError, OverflowError) as error:
        print(function.__name__, args, type(error).__name__, error)


numbers = [Count(5), Count(2**80), Count(-3), Ratio(2.5), Ratio('inf'), Ratio('nan'), Rounding(3.5), Index(7), True]
for function in [math.floor, math.ceil, math.trunc, math.factorial, math.isqrt]:
    for number in numbers:
        if function is not math.factorial or number < 100:
            show(function, number)

show(math.gcd, Count(12), Index(18), 30)
show(math.lcm, Count(4), Index(6))
show(math.perm, Count(5), Count(2))
show(math.perm, Index(5))
show(math.comb, Count(5), Index(2))
show(math.gcd, Count(12), Ratio(2.0))
show(math.factorial, Ratio(5.0))

# What a rounded instance gives is a plain number.
print(type(math.floor(Count(2**80))), type(math.trunc(Count(3))), type(math.ceil(Ratio(1.5))))

# Arguments by position, where all of them are needed and where some are not.
for call in [
    lambda: math.nextafter(1.0),
    lambda: math.nextafter(1.0, 2.0, 3),
    lambda: math.isclose(1.0),
    lambda: math.prod(),
    lambda: math.prod([1], 2),
]:
    try:
        call()
    except TypeError as error:
        print(error)
