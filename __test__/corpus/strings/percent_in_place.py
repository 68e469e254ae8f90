# `%=` of texts, where methods of the program have to be called.

class Thing:
    def __str__(self):
        return 'thing'

    def __index__(self):
        return 5


text = '%s %x %%s'
text %= (Thing(), Thing())
print(text)
text %= Thing()
print(text)
try:
    text %= Thing()
except TypeError as error:
    print(error)
