# complex() of strings and numbers.
def show(*args, **keywords):
    try:
        print(complex(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


for text in ['1', '1j', 'j', '-j', '+J', '1+j', '1-2j', '(1+2j)', ' ( 1+2j ) ', '1e5-1e-3j', '.5-.25j', '1.+2.j',
             'infj', 'nan+infj', '-Infinity-nanj', '1_0+2_0j', '٣+٤j']:
    show(text)
for text in ['', '()', ' ', '1 +2j', '1+ 2j', '1+2', '1j+2', '1__0j', '1_j', 'abc', '(1', '1)', '((1))', '1+2jj', '+-1j', '\0', 'e5j']:
    show(text)
show()
show(1)
show(1.5, 2)
show(real=1)
show(imag=2)
show(imag=2, real=True)
show(10**400)
show('1', 2)
show(1, '2')
show([], 1)
show([])
show(1, None)
show(b'1')
show(1, 2, 3)
show(1, foo=2)
z = 1 + 2j
print(complex(z) is z)
