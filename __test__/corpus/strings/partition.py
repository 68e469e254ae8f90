# partition and rpartition always give three parts.
print('key=value=x'.partition('='), 'key=value=x'.rpartition('='))
print('none'.partition('='), 'none'.rpartition('='), '='.partition('='), 'a--b'.partition('--'))
name, _, domain = 'user@example.org'.partition('@')
print(name, domain)
for f in (lambda: 'a'.partition(''), lambda: 'a'.partition(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
