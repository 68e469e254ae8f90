# format_map looks names up in the mapping itself.
class Default(object):
    def __getitem__(self, key):
        return '<' + key + '>'

print('{a} and {b}'.format_map(Default()), '{name:>6}'.format_map({'name': 'x'}))
try:
    '{missing}'.format_map({})
except KeyError as e:
    print('KeyError', e)
