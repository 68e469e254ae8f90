# A codec is looked up although there is nothing to decode; an error handler only when it is needed.
def probe(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


for data in b'', b'ab', b'\xff':
    probe(lambda: data.decode('nope'))
    probe(lambda: data.decode('utf-8', 'nope'))
    probe(lambda: data.decode('ascii', 'nope'))
    probe(lambda: str(data, 'nope'))
    probe(lambda: bytearray(data).decode('nope'))
for text in '', 'ab':
    probe(lambda: text.encode('nope'))
    probe(lambda: text.encode('ascii', 'nope'))
    probe(lambda: bytes(text, 'nope'))
