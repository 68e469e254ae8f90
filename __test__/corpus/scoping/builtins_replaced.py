# What a program sets in the module builtins is found by every function; exec takes other builtins.
import builtins


def count(items):
    return len(items)


print(count('ab'))
original = builtins.len
builtins.len = lambda items: 'replaced'
print(count('ab'), len(()))
builtins.len = original
print(count('ab'))
builtins.answer = 42
print(answer)
del builtins.answer
try:
    print(answer)
except NameError as error:
    print(error)
scope = {'__builtins__': {'print': print}}
exec('print("shown")\ndef size(x): return len(x)', scope)
try:
    scope['size']('a')
except NameError as error:
    print(error)
try:
    eval('open("file")', {'__builtins__': {}})
except NameError as error:
    print(error)
print(__debug__)
