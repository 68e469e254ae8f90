# ext as the key of list.sort: the list looks empty meanwhile and is whole after.
items = ['bb', 'a', 'ccc']
def key(s):
    print('key', s, len(items))
    return ext(len(s))
try:
    items.sort(key=key)
except ValueError as e:
    print('caught', e)
print(items)
items.sort(key=ext, reverse=True)
print(items)
