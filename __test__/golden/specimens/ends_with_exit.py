import sys
try:
    sys.exit(ext("enough"))
finally:
    print("cleaned")
