# Strings cannot hold lone surrogates.
for text in ("chr(0xd800)", r"'\ud800'", "b'\\xff'.decode('utf-8', 'surrogateescape')"):
    try:
        print(ascii(eval(text)))
    except (ValueError, SyntaxError, LookupError) as error:
        print(type(error).__name__, error)
