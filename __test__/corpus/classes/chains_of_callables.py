# What is called may lead to another callable, which leads to another; and may take many arguments.
class Step:
    def __init__(self, *args, **keywords):
        self.count = len(args) + len(keywords)

    def __call__(self, *args, **keywords):
        return len(args), len(keywords)


many = range(300)
named = {f'n{number}': number for number in many}
print(Step(*many).count, Step(*many, **named).count, Step()(*many, **named))
print(staticmethod(lambda *args: len(args))(*many), Step()(1), max(*many))


class Relay:
    def __init__(self, goal):
        self.goal = goal

    def __call__(self, *args):
        return self.goal(*args)


goal = max
for _ in range(50):
    goal = Relay(goal)
print(goal(3, 8, 5))


@classmethod
def described(cls):
    """What it says."""


print(described.__name__, described.__doc__, described.__module__, described.__wrapped__.__name__)


class Numbers(tuple):
    def __init__(self, items, label=None):
        self.label = label


numbers = Numbers([1, 2], label='pair')
print(numbers, numbers.label)
