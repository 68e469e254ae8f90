data, ba = b"a\x00\xff", bytearray(b"hello world")
view, part = memoryview(ba), memoryview(ba)[6:2:-2]
ext(data)
ba[0] = 72
print(data, ba, bytes(view), bytes(part), part.readonly, memoryview(data).tolist())
