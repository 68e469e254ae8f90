# A name that a function declares global is global at the top of the text as well.
exec('''
count = 5
def outer():
    count = 1
    def inner():
        global count
        count += 1
        return count
    return inner(), count
print(outer())
''', {}, names := {})
print(sorted(names))


def run():
    exec('''
x = 7
def f():
    global x
    return x
print(f())
''')


run()


def annotated():
    (missing): int
    return missing


try:
    annotated()
except NameError as error:
    print(type(error).__name__, error)
