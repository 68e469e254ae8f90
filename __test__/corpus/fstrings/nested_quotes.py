# Quotes may be reused inside fields, and fields may span lines and hold comments.
names = ['a', 'b']
d = {'key': 'v'}
print(f'{d['key']} {', '.join(names)} {'\n'.join(names)}')
print(f"{f"{f"{1 + 1}"}"}", f'{'"'}', f"{"'"}", f'{d['key']:>{len('xxxx')}}')
print(f'{
    d['key']  # a comment
    + '!'
}')
