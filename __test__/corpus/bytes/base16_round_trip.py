# A hand-written hex codec over bytes.
def encode(data):
    digits = b'0123456789abcdef'
    out = []
    for byte in data:
        out += [digits[byte >> 4], digits[byte & 15]]
    return bytes(out)

def decode(text):
    return bytes(int(text[i:i + 2], 16) for i in range(0, len(text), 2))

data = 'Zoë!'.encode()
h = encode(data)
print(data, h, decode(h) == data, decode(h).decode(), h.decode() == data.hex())
try:
    decode(b'zz')
except ValueError as e:
    print(e)
