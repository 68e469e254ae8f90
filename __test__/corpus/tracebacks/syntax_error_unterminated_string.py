# SyntaxError: a string without its closing quote.
name = 'Alice
print(name)
