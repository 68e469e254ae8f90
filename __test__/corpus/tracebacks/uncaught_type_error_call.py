# A wrong call is reported at the call, not in the function.
def greet(name, greeting):
    return greeting + name
print(greet('Al', 'hi '))
result = [greet('Bo', 'yo '), greet('Cy')]
