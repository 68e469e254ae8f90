# json.JSONDecoder.raw_decode reads one value of a text that holds several.
# heavy
import json

decoder = json.JSONDecoder()
values = [
    {'a': [1, 2.5, 'x"]}', None], 'é': {'€': '\\', 'nested': [[], {}, [[]]]}},
    [True, False, None, -0.0, 1e300, 12345678901234567890],
    'plain', 'with "quotes" and \\ and ]}', '😀', '', 0, -17, 3.25, True, None, [], {},
    [[[[['deep']]]]], {'k': 'v' * 50}, float('inf'), float('-inf'), ['é' * 300],
]
for between in (' ', '\n', '', ',', ' é '):
    for short in (True, False):
        text = between.join(json.dumps(value, ensure_ascii=short) for value in values)
        at, read = 0, []
        # Numbers that nothing stands between are one number.
        while between and at < len(text):
            value, end = decoder.raw_decode(text, at)
            assert text[at:end] == json.dumps(value, ensure_ascii=short)
            read.append(value)
            at = end + len(between)
        print(repr(between), short, len(text), read == (values if between else []))

long = ' '.join(['{"n": [1, "é"]}'] * 3000)
at = count = 0
while at < len(long):
    value, at = decoder.raw_decode(long, at)
    at += 1
    count += 1
print(count, at, value)

# What is wrong is told by its place in the whole text.
for text, at in [
    ('é {"a": }', 2), ('é {"a": 1', 2), ('é [1 2]', 2), ('é [1, 2', 2), ('é "abc', 2), ('é nul', 2),
    ('é [1}', 2), ('é {"a"]', 2), ('é -', 2), ('é ', 2), ('é', 1), ('é x', 2), ('é  1', 2), ('é "\\', 2),
    ('é "\\"', 2), ('é "\\u12', 2), ('é ["\n"]', 2), ('é {1: 2}', 2), ('é ]', 2), ('é nullnull', 2),
    ('é 1.5.5', 2), ('é 1e5e', 2), ('é NaN1', 2), ('é -Infinity]', 2), ('é tru', 2), ('é "a""b"', 2),
    ('é [1]€', 2), ('é {}]', 2), ('é {"a": [1, {"b": "c]"}, "\\\\"]}, {', 2), ('é 5€', 2),
]:
    try:
        print(ascii(text), decoder.raw_decode(text, at))
    except json.JSONDecodeError as error:
        print(ascii(text), error, error.pos, error.lineno, error.colno)
