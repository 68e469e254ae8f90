# Errors that are found behind the parser are placed by bytes, also where letters take more.
def check(source):
    try:
        compile(source, 'text', 'exec')
    except SyntaxError as e:
        print(e.msg, e.offset, e.end_offset)


check("'🎉'; return 5")
check("'ß'; nonlocal x")
check("'🎉'; break")
check("'ÄöÜß'; [(x := 1) for x in [1]]")
check("'🎉'; [1 for y in (x := [1])]")
check("'🎉'; f() = 1")
check("'🎉'; *a, *b = c")
check("'🎉'; None = 1")
check("'🎉'; del f()")
exec("'ÄöÜß'; [1 for y in (x := [1])]; print()")
