# upper, lower, title, capitalize, swapcase and casefold.
s = "hello WORLD they're bill's"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), sep='\n')
print('Straße'.casefold(), 'Straße'.upper(), 'ÀÉ'.lower(), 'ÿ'.upper(), 'ǆ'.title())
print(''.upper() == '', '123abc'.title(), 'a1b2'.title())
print('abc'.islower(), 'aBc'.islower(), 'ABC'.isupper(), 'A1'.isupper(), '1'.isupper(), 'Hello World'.istitle(), 'Hello world'.istitle())
