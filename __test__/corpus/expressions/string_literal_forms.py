# String literals: escapes, raw, adjacent, triple quoted.
print('a\tb\\n', "it's", 'say "hi"')
print(r'a\tb', R"\d+")
print('one' 'two' "three")
print('''line 1
line 2 'quoted' ''')
print('\x41\u00e9\U0001F600\101\0'.encode())
print('a\
b')
print(len('\n'), len(r'\n'), '\N{BULLET}')
print(repr('a\tb\n\r\x00\x7f\xa0é'))
print(repr("it's"), repr('say "x"'), repr('both \' "'))
