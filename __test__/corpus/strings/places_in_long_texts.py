# Places in long texts count code points, wherever these are and in any order.
# heavy
import io
import re

LETTERS = ['a', 'é', '€', '😀', 'b', ' ']


def text_of(length, kinds, seed):
    letters = []
    for n in range(length):
        seed = (seed * 1103515245 + 12345) % 2147483648
        letters.append(LETTERS[seed // 65536 % kinds])
    return letters


def places(length):
    """Some in order, some backwards, some here and there."""
    yield from range(0, length, 7)
    yield from range(length - 1, -1, -13)
    yield from (n * 7919 % length for n in range(200))


def check(letters):
    text = ''.join(letters)
    length = len(text)
    assert length == len(letters)
    for n in places(length):
        assert text[n] == letters[n]
        assert text[n - length] == letters[n]
        assert text[n:n + 5] == ''.join(letters[n:n + 5])
        assert text[n:n + 90:3] == ''.join(letters[n:n + 90:3])
        assert text[n - 40:n] == ''.join(letters[n - 40:n])
    assert text[::-1] == ''.join(reversed(letters)) == ''.join(reversed(text))
    wanted = [n for n, letter in enumerate(letters) if letter == 'b']
    assert [n for n, letter in enumerate(text) if letter == 'b'] == wanted
    assert [match.start() for match in re.finditer('b', text)] == wanted
    found, at = [], -1
    while (at := text.find('b', at + 1)) >= 0:
        found.append(at)
    assert found == wanted
    found, at = [], length
    while (at := text.rfind('b', 0, at)) >= 0:
        found.append(at)
    assert found[::-1] == wanted
    for n in places(length):
        behind = next((place for place in wanted if place >= n), -1)
        assert text.find('b', n) == behind
        assert text.startswith(letters[n], n)
        assert text.endswith(letters[n], 0, n + 1)
        assert text.count('b', n, n + 100) == letters[n:n + 100].count('b')
        assert text.count('', n, n + 10) == len(letters[n:n + 10]) + 1
        match = re.compile('[^b]*(b)?').match(text, n)
        assert match.span() == (n, behind + 1 if behind >= 0 else length)
        assert match.span(1) == ((behind, behind + 1) if behind >= 0 else (-1, -1))
        assert match[0] == text[n:match.end()]
    stream = io.StringIO(text)
    for n in (length - 1, length * 2 // 3, length // 2, 0):
        stream.seek(n)
        assert stream.read(2) == text[n:n + 2]
        assert stream.tell() == min(n + 2, length)
    return length, len(text.encode()), len(wanted)


for length in (1, 60, 129, 300, 1500, 4000):
    for kinds in (2, 4, 6):
        print(length, kinds, check(text_of(length, kinds, length + kinds)))
print(check(list('b' * 700 + '€' * 700 + 'b' * 700)))

# A text that grows after it was asked about.
text = 'é'
for n in range(2000):
    text += 'a😀é€'[n % 4]
    if n % 97 == 0:
        assert text[n] == ('é' + 'a😀é€' * 500)[n], n
        assert text.rfind('é') == (n + 1 - (n - 2) % 4 if n > 1 else 0), n
print(len(text), text[1999:], text[-3:])

# Many texts by turns, and texts that take the place of others.
texts = ['é' * n + 'x' + '€' * 500 for n in range(300, 320)]
print([text.index('x') for text in texts])
print([text[n + 300] for n, text in enumerate(texts)])
for n in range(300):
    text = chr(0x100 + n) * 300 + 'y' + '😀' * 300
    assert text[300] == 'y' and text.find('😀', 200) == 301
print('done')

for call in (
    lambda: ('é' * 600)[600],
    lambda: ('é' * 600)[-601],
    lambda: ('é' * 600).index('a', 300),
):
    try:
        call()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
text = 'é' * 600
print(text.find('', 600), text.find('', 601), text.count('', 600), text.count('', 601))
print(text.startswith('', 600), text.startswith('', 601), text.find('é', 599), text.find('é', 600))
print(len(text[599:]), len(text[600:]), len(text[700:]), len(text[-1:]), len(text[:-599]))
