# A decorator replaces the function by what it returns.
def shout(f):
    print('decorating', f.__name__)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs).upper() + '!'
    return wrapper
@shout
def greet(name, punct=''):
    return 'hi ' + name + punct
print(greet('al'), greet('bo', punct='?'), greet.__name__)
@callable
def gone(): pass
print(gone)
@lambda f: f()
def value():
    return 'called at once'
print(value)
