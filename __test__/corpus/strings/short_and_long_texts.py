# What methods and formats give for texts of every length around the sizes that are handled apart.
# heavy

TEXTS = ["", "a", "é", " ", "\n", "ab", "a,b", "é,ß", ",", ",,", " a  b ", "x" * 23, "x" * 24,
         "x" * 25, "a,b " * 16, "é " * 20, "A line\r\nand\x1canother\x0bone\n", "y" * 300 + "\nend"]


def show(*values):
    print(*[ascii(value) for value in values])


for text in TEXTS:
    show(text.split(), text.split(","), text.split(",", 1), text.split(",", 0))
    show(text.rsplit(",", 1), text.splitlines(), text.splitlines(True))
    show(text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase())
    show(text.isalpha(), text.isalnum(), text.isdigit(), text.isspace(), text.isdecimal())
    show(text.replace("a", "b"), text.replace(",", ""), text.replace(",", "; ", 1))
    show(text.replace("é", "e"), text.replace("x", "é", 2), text.replace("z", "zz"))
    show(text.center(26, "*"), text.ljust(70, "é"), text.rjust(66), text.zfill(30))
    show(text.partition(","), text.rpartition(" "), text.strip(), text.strip("x"))
    show(text.startswith(("a", "x")), text.startswith(()), text.endswith(("b", "x", "\n")))
    show(f"{text!r}", f"{text:>26}", f"{text:é^26}", f"{text:.3}", f"{text:*<66.60}")
    show(",".join([text]), ",".join([text, text]), text.join("abc"), "".join([text] * 3))

for number in [0, 7, -7, 255, -1234567, 2**61, -(2**61) - 1, 2**64, 10**20, True]:
    show(f"{number}", f"{number!r}", f"{number:,}", f"{number:_}", f"{number:#x}", f"{number:#_b}")
    show(f"{number:X}", f"{number:o}", f"{number:+}", f"{number: }", f"{number:012}")
    show(f"{number:*^30,}", f"{number:é=30}", f"{number:<70}|", f"{number:070_x}", f"{number:e}")

for number in [0.0, -0.0, 0.5, 2.5, -1.005, 1 / 3, 2 / 3, 1e15, 123456789.125, 9.9999995, 5e-324,
               0.1 + 0.2, 1e22, 1.5e300, 4503599627370496.5, float("inf"), float("nan")]:
    show(f"{number:.0f}", f"{number:.2f}", f"{number:#.0f}", f"{number:z.1f}", f"{number:+.1%}")
    show(f"{number:e}", f"{number:.0e}", f"{number:.15g}", f"{number:.3g}", f"{number:#.6g}")
    show(f"{number:,.2f}", f"{number:*>30.3f}", f"{number:030.1f}", f"{number:.14e}", f"{number:.20f}")

show("a,b".split(",")[0], "ab".split(",")[0] == "ab", "a b".split(None, 1), "a b".split(None, 0))
for kinds in zip("abc", range(3), [4, 5, 6], (7, 8, 9), {1: 2, 3: 4, 5: 6}):
    show(kinds)


class Text(str):
    pass


own = Text("A,b")
show(own.split(","), type(own.split(";")[0]) is str, own.upper(), ",".join([own]), own.lower())
show(type(",".join([own])) is str, f"{own:>5}", "".join([own, "x"]), own.replace(",", Text("-")))
for wrong in [["a", 1], ("a", None), [b"a"], [1]]:
    try:
        ",".join(wrong)
    except TypeError as error:
        show(error)
for spec in ["z", "zd", ".", "_,", ",x", "1234567.2f", "=", "+s", "#", "10.2d", "c!"]:
    for value in ["t", 5, 2.5]:
        try:
            result = format(value, spec)
            show(spec, result if len(result) < 99 else len(result))
        except ValueError as error:
            show(spec, error)
