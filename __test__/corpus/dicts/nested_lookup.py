# Nested dicts are looked up level by level, with defaults.
d = {'x': {'y': {'z': 1}}}
print(d['x']['y']['z'], d.get('q', {}).get('y'), d['x'].get('n', 'none'))
d['x']['y']['w'] = d['x'].copy()
print(d)
def dig(data, *path, default=None):
    for p in path:
        if not isinstance(data, dict) or p not in data:
            return default
        data = data[p]
    return data
print(dig(d, 'x', 'y', 'z'), dig(d, 'a', 'b', default=0), dig(d, 'x', 'y', 'z', 'deep'))
