# bin, oct, hex, chr and ord, and their errors.
print(bin(10), oct(64), hex(255), bin(-5), hex(-255), hex(0))
print(hex(2 ** 70), bin(True))
print(chr(65), chr(0x20AC), ord('a'), ord('€'))
for f in (lambda: hex(1.5), lambda: bin('1'), lambda: chr(-1), lambda: chr(0x110000), lambda: ord('ab'), lambda: ord(''), lambda: ord(5), lambda: chr('a')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)
