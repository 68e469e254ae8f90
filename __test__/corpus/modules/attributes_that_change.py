# The same places read and call attributes of modules whose variables change meanwhile.
import math
import string
import types

first = types.ModuleType("first")
second = types.ModuleType("second")
first.value, first.call = 1, lambda *args: ("first", args)
second.call, second.value = lambda *args: ("second", args), 2


class Instance:
    value = "of a class"

    def call(self, *args):
        return "method", args


def numbers():
    while True:
        yield (yield "yielded")


def read(thing):
    try:
        return thing.value
    except AttributeError as error:
        return str(error)


def call(thing, argument):
    try:
        return thing.call(argument)
    except (AttributeError, TypeError) as error:
        return str(error)


def call_late(thing, argument):
    # The argument runs code, so the callee is looked up first.
    try:
        return thing.call(change(thing, argument))
    except (AttributeError, TypeError) as error:
        return str(error)


def change(thing, argument):
    if argument == 3:
        thing.call = lambda *args: ("changed", args)
    return argument


def send(thing, argument):
    return thing.send(argument)


for round in range(9):
    for thing in first, second, first, Instance(), math, first:
        print(round, read(thing), call(thing, round), end="; ")
    print(call_late(first, round), call_late(second, round))
    if round == 1:
        first.value = "set"
    elif round == 2:
        first.added = 5
        second.value = "second, set"
    elif round == 4:
        del first.value
    elif round == 5:
        first.value, first.call = 6, 7
    elif round == 6:
        first.__getattr__ = lambda name: "asked for " + name
        del first.value, first.call
    elif round == 7:
        first.__dict__["value"] = 8
        first.__dict__["call"] = second.call

many = types.ModuleType("many")
for n in range(70):
    setattr(many, f"attribute_{n}", n)
many.send = lambda argument: ("module", argument)
generator = numbers()
next(generator)
print([send(thing, n) for n, thing in enumerate([many, generator, many, generator, many, generator])])
print([math.sqrt(n) for n in range(4)], [string.digits[n] for n in range(3)])


def missing(module):
    return module.nothing


for module in math, string:
    try:
        missing(module)
    except AttributeError as error:
        print(error)
math.call()
