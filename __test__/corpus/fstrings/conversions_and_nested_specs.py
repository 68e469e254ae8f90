# Conversions happen before formatting; specs can hold fields.
class C:
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
    def __format__(self, s): return f'fmt[{s}]'
c, w, p = C(), 8, 3
print(f'{c} {c!s} {c!r} {c!a} {c:xyz} {c!r:>6}', f'{3.14159:{w}.{p}}|{3.14159:{w}.{p}f}|', f'{"a":{"*"}^{w}}', f'{c:{w}{p}}')
print(f'{"é"!a}', f'{"q"!r:.^9}', f'{1:{"0"}>{p}}', f'{None!r:>6}', f'{w:{w}}', f"{'nested ' + f'{p:>{w}}'}")
