# Patterns of bytes search bytearrays and views; what they find is bytes.
import re

for subject in (bytearray(b'a1b22'), memoryview(b'a1b22'), b'a1b22'):
    match = re.search(rb'\d+', subject)
    print(match.group(), match.span(), re.findall(rb'\d+', subject), re.sub(rb'\d', b'-', subject))
    print(re.split(rb'\d', subject), re.sub(b'z', b'', subject), re.fullmatch(b'(a)(.*)', subject).groups())
    print([match[0] for match in re.finditer(b'[ab]', subject)])
    try:
        re.search('a', subject)
    except TypeError as error:
        print(error)
for pattern in ('(?<=a+)b**', '(?<=a|bc)(', '(?<=a*)'):
    try:
        re.compile(pattern)
    except re.PatternError as error:
        print(error)
