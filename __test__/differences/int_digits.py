# Without a limit for digits, integers of up to 100,000 digits are converted; and literals keep theirs.
# heavy
import sys

sys.set_int_max_str_digits(0)
print(len(str(10 ** 90_000)))
for text in ('str(10 ** 110_000)[:3]', '1' * 5000 + ' % 7'):
    try:
        print(eval(text))
    except ValueError as error:
        print(str(error)[:70])
    except SyntaxError as error:
        print(str(error)[:70])
