# A text that += puts together: whoever got an earlier one keeps it as it was.


def kept_in_a_list():
    text = "start"
    seen = []
    for n in range(6):
        text += f"-{n} and more of it"
        seen.append(text)
        if n % 2:
            text += "!"
    return seen, text


def aliased():
    a = "x" * 30
    a += "y" * 30
    a += "z"
    b = a
    a += "1"
    b += "2"
    b += "3"
    a += "4"
    return a, b, a is b


def keys():
    table, text = {}, ""
    for n in range(5):
        text += "key of some length " + str(n)
        table[text] = n
        table[text] += 10
    return table, [hash(key) == hash("" + key) for key in table]


def own_parts():
    text = "abc"
    text += text
    text += text[:]
    text += text[1:3]
    text += str(text)
    text += f"{text}"
    text += "%s" % text
    part = text[:]
    text += "tail"
    return text, part, len(text), text.find("tail")


def given(text="default "):
    text = text or "never"
    text += "a" * 20
    text += "b" * 20
    return text


def steps():
    text = ""
    for n in range(4):
        text += "step %d of a generator; " % n
        got = yield text
        text += got or ""


def in_namespaces():
    text = "n"
    text += "o" * 40
    text += "p"
    before = locals()
    text += "q"
    after = locals()["text"]
    text += eval("text")
    text += "r"
    return before["text"], after, text


def in_closures():
    text = ""
    def more(part):
        nonlocal text
        text += part
        return text
    return [more("one "), more("two and a rather long third one "), more("three")]


def back_again():
    text = ""
    store = []
    for n in range(4):
        text += "some twenty characters"
        text += str(n)
        store.append(text)
        text = ""
        text = store[0]
        text += "?"
        text += "!"
    return store, text


def errors():
    text = "before"
    text += " and after, long enough to grow"
    try:
        text += 1
    except TypeError as error:
        return text, str(error)


def others():
    text = ""
    text = [1]
    same = text
    text += [2]
    number = ""
    number = 3
    number += 4.5
    return text, same is text, number


def unicode():
    text = "é"
    for n in range(30):
        text += "ß€😀"[n % 3]
        last = text[-1]
    return text, len(text), last, text[3], text.upper()


class Late:
    def __init__(self):
        self.seen = None

    def __radd__(self, other):
        self.seen = other
        return "replaced "


def reflected():
    late = Late()
    text = "t" * 25
    text += "u"
    text += late
    text += "v" * 30
    text += "w"
    return text, late.seen


def unpacked():
    text, rest = "", ["a" * 30, "b", "c"]
    text = ""
    while rest:
        first, *rest = rest
        text += first
        pair = text, rest
        (text, *_), again = pair, text
        text += "."
    return text, again, pair


print(kept_in_a_list())
print(aliased())
print(keys())
print(own_parts())
print(given(), given("mine "), given(), sep="\n")
walk = steps()
print([next(walk), walk.send("sent, and kept as it was; "), walk.send(None)], next(walk))
print(in_namespaces())
print(in_closures())
print(back_again())
print(errors())
print(others())
print(unicode())
print(reflected())
print(unpacked())
