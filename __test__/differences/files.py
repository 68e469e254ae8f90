# Files belong to the program, and folders need not be made.
try:
    with open('folder/in/folder/file.txt', 'w') as file:
        file.write('text')
    with open('folder/in/folder/file.txt') as file:
        print(file.read())
except OSError as error:
    print(error)
