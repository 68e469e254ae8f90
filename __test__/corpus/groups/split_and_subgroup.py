# split and subgroup keep the shape of the group, its notes, cause and traceback.
# heavy
def tree(e):
    if e is None:
        return None
    if isinstance(e, BaseExceptionGroup):
        return (e.message, [tree(x) for x in e.exceptions])
    return repr(e)
def raised(e):
    try:
        raise e
    except type(e) as caught:
        return caught
g = raised(ExceptionGroup('top', [
    ValueError(1),
    ExceptionGroup('left', [TypeError(2), ValueError(3), ExceptionGroup('deep', [OSError(4)])]),
    ExceptionGroup('right', [KeyError(5)]),
]))
g.add_note('first')
g.__cause__ = RuntimeError('cause')
for condition in (ValueError, (OSError, KeyError), LookupError, Exception, ArithmeticError, lambda e: not isinstance(e, ExceptionGroup) and e.args[0] in (2, 5)):
    match, rest = g.split(condition)
    print(tree(match), '|', tree(rest))
    print(tree(g.subgroup(condition)))
match, rest = g.split(ValueError)
print(match.__notes__, rest.__notes__, match.__notes__ is rest.__notes__)
print(match.__cause__ is rest.__cause__, match.__traceback__ is not None, rest.__suppress_context__)
print(g.subgroup(Exception) is g, g.split(ExceptionGroup)[0] is g, g.split(BaseException)[1])
print(match.exceptions[0] is g.exceptions[0])
match.add_note('second')
print(match.__notes__, rest.__notes__, g.__notes__)
class Tagged(ExceptionGroup):
    def __new__(cls, message, exceptions, tag):
        self = super().__new__(cls, message, exceptions)
        self.tag = tag
        return self
    def derive(self, exceptions):
        return Tagged(self.message, exceptions, self.tag)
t = Tagged('t', [ValueError(1), KeyError(2)], 'blue')
a, b = t.split(KeyError)
print(type(a).__name__, a.tag, a.exceptions, b.tag, b.exceptions, a.args)
try:
    raise t
except* KeyError as e:
    print(type(e).__name__, e.tag)
except* ValueError as e:
    print(type(e).__name__, e.tag, e.__traceback__ is not None)
