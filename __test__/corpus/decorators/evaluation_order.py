# The callee of a decorator is looked up before its arguments are.
log = []


class Traced:
    def __init__(self, name):
        self.name = name

    def __getattr__(self, attribute):
        log.append(self.name + '.' + attribute)
        return make if attribute == 'make' else self.name


def make(tag):
    log.append('make ' + tag)

    def decorate(function):
        log.append('call ' + tag)
        return function
    return decorate


a, b = Traced('a'), Traced('b')


@a.make(a.arg)
@b.make(b.arg + b.other)
def function():
    pass


print(log)
try:
    @a.name.missing(undefined)
    class Class:
        pass
except AttributeError as error:
    print(error)
