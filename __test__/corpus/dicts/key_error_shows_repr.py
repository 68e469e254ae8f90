# KeyError shows the repr of the key.
for d, k in (({}, 'a'), ({}, 5), ({}, (1, 'x')), ({}, None), ({}, "it's"), ({}, 1.5)):
    try:
        d[k]
    except KeyError as e:
        print(e, '|', repr(e), '|', e.args)
