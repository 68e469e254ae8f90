# KeyError prints the repr of the key.
config = {'host': 'a', 'port': 1}
def get(name):
    return config[name]
print(get('host'))
print(get('user name'))
