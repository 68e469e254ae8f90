# JSON read and written, with and without hooks.
# heavy
import json
for x in [None, True, 1, -5, 1.5, 1e300, 10**30, 'a"b\\\n\t\x01é€😀/', [], {}, [1, [2, []]], {'a': {'b': [1, None]}}, (1, 2), {1: 2, 1.5: 3, True: 4, None: 5}, float('inf'), float('nan'), -float('inf'), 1e16, 0.1, '\x7f']:
    print(json.dumps(x))
d = {'b': [1, 2, {'c': []}], 'a': {}, 'é': 'ü'}
print(json.dumps(d, indent=2)); print(json.dumps(d, indent='\t', sort_keys=True)); print(json.dumps(d, ensure_ascii=False)); print(json.dumps(d, separators=(',', ':'))); print(json.dumps([1, 2], indent=0)); print(json.dumps({}, indent=2), json.dumps([[]], indent=1))
for s in ['1', ' [1, 2.5, -3e2, "x\\u00e9\\n\\/\\ud83d\\ude00", true, false, null] ', '{"a": {"b": []}, "a": 2}', 'NaN', '-Infinity', '123456789012345678901234567890', '1E5', '0', '-0', '-0.0', '""', '[]', '{ }', '1.0', '1e400']:
    print(repr(json.loads(s)))
for s in ['', ' ', '[', '[1', '[1,', '[1,]', '[1 2]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '{"a" 1}', "{'a':1}", '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\', 'nul', 'tru', '01', '1.', '.5', '-', '+1', '1 2', '[1]]', '{"a":1}x', '\ufeff1', 'é', '["é", x]', '[1,\n2,\n x]', '{"a":1 "b":2}', '1e', '--1', 'Inf', '"\t"', '{1:2}', '[,1]', '{,}', '"\\ud800"x', '{"a":}', '[}', '{]']:
    try: print(repr(s), '->', json.loads(s))
    except json.JSONDecodeError as e: print(repr(s), '|', e, '|', e.msg, e.pos, e.lineno, e.colno)
print(json.loads('{"a": 1, "b": [{"c": 2.5}]}', object_hook=lambda d: sorted(d.items(), key=str)), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads('[1.5, 2, NaN]', parse_float=lambda s: 'F' + s, parse_int=lambda s: 'I' + s, parse_constant=lambda s: 'C' + s))
for s in ['[1,]', '{"a":1,}', '"x', '{"a"}', '[1 2]', '"\\q"', '', 'x', '[']:
    try: print(json.loads(s, parse_int=lambda s: s))
    except json.JSONDecodeError as e: print(e)
class P:
    def __init__(self, x): self.x = x
print(json.dumps([P(1), {'k': P(2)}], default=lambda o: {'x': o.x}), json.dumps({'s': {1, 2}}, default=sorted))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, P): return ['P', o.x]
        return super().default(o)
print(json.dumps({'a': P(5), 'b': [P([1, P(2)])]}, cls=E, indent=1), E().encode(P(1)), list(json.JSONEncoder().iterencode([1, {'a': 2}])) and 'chunks')
for f in (lambda: json.dumps({1, 2}), lambda: json.dumps({'a': [1, {'b': P(1)}]}), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.dumps({'b': 1, 2: 3}, sort_keys=True), lambda: json.loads(5), lambda: json.loads(None), lambda: E().encode(object)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e, '__notes__', None))
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e, e.__notes__)
d = {}; d['x'] = [d]
try: json.dumps(d)
except ValueError as e: print(e, e.__notes__)
print(json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True), json.loads(b'{"a": "\xc3\xa9"}'), json.JSONDecoder().raw_decode('[1] rest'), json.JSONDecoder().raw_decode('x 5', 2))
class I(int): pass
class S(str): pass
class L(list): pass
print(json.dumps([I(5), S('x'), L([1]), {S('k'): I(1)}]), json.loads(S('[1]')), json.loads('"a\nb"', strict=False))
print(json.dumps([1.0, 1e22, 1e-7, 123456.789, True]), json.dumps('\u2028\ud7ff'), json.loads('"\\u2028"') == '\u2028')
x = json.loads(json.dumps({'deep': [[[[[[1]]]]]], 'n': None}))
print(x, len(json.dumps(list(range(1000)))))
json.loads('{"a": [1, 2,, 3]}')
