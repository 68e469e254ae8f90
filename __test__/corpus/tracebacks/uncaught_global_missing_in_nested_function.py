# A misspelt built-in gets a suggestion, a missing name does not.
def outer():
    def inner(values):
        return lenn(values)
    try:
        return zzqqxx
    except NameError as e:
        print(e)
    return inner([1])
outer()
