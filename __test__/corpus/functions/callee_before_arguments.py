# A method that is not there is told before what is wrong with the arguments.
def probe(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


n = 3
probe(lambda: [{}].startswith('%10X' % 'a'))
probe(lambda: [][:].startswith('-3.5'[4]))
probe(lambda: 'ab'.nope('a' + 1))
probe(lambda: (n + 1).nope(1 / 0))
probe(lambda: [n].nope({}[n]))
probe(lambda: (1, 2).append(missing))
probe(lambda: {}.append(-'a'))
probe(lambda: 'ab'.join(-'a'))
probe(lambda: (n < 2).nope(missing))
probe(lambda: (lambda: 0).nope(missing))
probe(lambda: b'ab'.nope(n + 'a'))
probe(lambda: 5 .nope(n[0]))
