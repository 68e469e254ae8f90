# try, raise, except, else, finally.
SIZE = 1_000_000  # small: 15_000


class Odd(Exception):
    pass


def check(n):
    if n % 3 == 0:
        raise Odd(n)
    if n % 5 == 0:
        return {}[n]
    return n


def run(count):
    caught = missing = fine = done = 0
    for n in range(count):
        try:
            check(n)
        except Odd as error:
            caught += error.args[0] & 1
        except KeyError:
            missing += 1
        else:
            fine += 1
        finally:
            done += 1
    return caught * 7 + missing * 5 + fine * 3 + done


print(run(SIZE))
