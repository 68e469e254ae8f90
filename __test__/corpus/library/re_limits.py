# A pattern that backtracks a lot still comes to its end, and matches go on where they were.
import re

print(re.match('(a+)+$', 'a' * 12 + 'b'), re.match('(?:a|aa)+$', 'a' * 15 + 'b'))
print(len(re.findall('[ab]', 'ab' * 500)), len(re.split('(,)', ',' * 300)))
print(re.sub('a', 'b', 'a' * 2000).count('b'), re.subn('(?=b)|c', '-', 'bc' * 400)[1])
print(re.search('(?:x|y)*z', 'xy' * 200 + 'z').span(), re.search('[^z]*?z', 'q' * 900 + 'z').end())
count = 0
for match in re.finditer(r'(\w)\1', 'aabbcdd' * 20):
    count += match.start()
print(count)
