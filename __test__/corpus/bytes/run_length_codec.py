# A run length codec over bytes.
def pack(data):
    out, i = [], 0
    while i < len(data):
        run = 1
        while i + run < len(data) and data[i + run] == data[i] and run < 255:
            run += 1
        out += [run, data[i]]
        i += run
    return bytes(out)
def unpack(data):
    return b''.join(bytes([v]) * n for n, v in zip(data[::2], data[1::2]))
for sample in (b'', b'aaab', b'\x00\x00\xff', bytes(range(3))):
    p = pack(sample)
    print(sample, p, unpack(p) == sample, p.hex())
