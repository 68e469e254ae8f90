# Carets are placed by display width, with wide and accented characters in the line.
naïve = {'ключ': 1}
print('日本', naïve['ключ'])
print('日本', naïve['нет'], 'é')
