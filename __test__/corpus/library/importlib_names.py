# Modules imported by names that are values.
import importlib
import importlib.util
import sys

print(importlib.import_module('math').floor(2.5))
print(importlib.import_module('collections.abc') is sys.modules['collections.abc'])
print(importlib.import_module('.abc', 'collections').__name__)
for args in (('.x',), ('no_such_module',), ('math.inside',), ('..x', 'collections')):
    try:
        importlib.import_module(*args)
    except (ImportError, TypeError) as error:
        print(type(error).__name__, error)
print(importlib.util.find_spec('no_such_module'), importlib.util.find_spec('json').name)
print(importlib.util.resolve_name('.abc', 'collections'))
try:
    importlib.util.find_spec('no_such_module.inside')
except ModuleNotFoundError as error:
    print(error)
json = importlib.import_module('json')
print(importlib.reload(json) is json, json.dumps([1]))
try:
    importlib.reload('json')
except TypeError as error:
    print(error)
