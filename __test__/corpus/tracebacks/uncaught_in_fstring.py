# Errors inside f-string fields mark the field's expression.
user = {'name': 'Al'}
print(f"name: {user['name']}")
print(f"hello {user['name']}, age {user['age'] + 1}!")
