# The same with the exceptions that are there, for interpreters without classes.
SIZE = 1_000_000  # small: 15_000


def check(n):
    if n % 3 == 0:
        raise ValueError("a multiple of three")
    if n % 5 == 0:
        return {}[n]
    return n


def run(count):
    caught = missing = fine = done = 0
    for n in range(count):
        try:
            check(n)
        except ValueError:
            caught += 1
        except KeyError:
            missing += 1
        else:
            fine += 1
        finally:
            done += 1
    return caught * 7 + missing * 5 + fine * 3 + done


print(run(SIZE))
