# Notes are printed below the exception.
try:
    try:
        int('abc')
    except ValueError as e:
        e.add_note('while reading line 3')
        e.add_note('of the\nsettings')
        raise
finally:
    print('done')
