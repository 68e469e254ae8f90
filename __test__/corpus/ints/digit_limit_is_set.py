# sys.set_int_max_str_digits moves the limit of conversions between integers and decimal text.
import sys

big = 10 ** 5000


def show(make):
    try:
        made = make()
        print(made if len(repr(made)) < 60 else len(repr(made)))
    except Exception as error:
        print(type(error).__name__, error)


print(sys.get_int_max_str_digits(), sys.int_info.str_digits_check_threshold)
conversions = [lambda: str(big), lambda: f'{big}', lambda: '%d' % big, lambda: int('1' * 4301),
               lambda: int(b'1' * 5000), lambda: format(big, ','), lambda: [big],
               lambda: len(hex(big)), lambda: int('f' * 6000, 16) % 97, lambda: int('7' * 5000, 8) % 97,
               lambda: int('1' * 4300) % 7]
for make in conversions:
    show(make)
for digits in (639, 640, 0, -1, 'x', 1.5, 2 ** 40, True, None, 10000):
    show(lambda: (sys.set_int_max_str_digits(digits), sys.get_int_max_str_digits()))
for make in conversions:
    show(make)
show(lambda: len(str(10 ** 12000)))
show(lambda: int('9' * 9999) % 1000)
