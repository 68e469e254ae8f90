import tools
from package import part
print(tools.size(), part.NAME, tools.__name__)
# ==> tools.py
SIZE = ext if "ext" in globals() else 5
def size(): return SIZE
# ==> package/__init__.py
# ==> package/part.py
import __main__
NAME = __main__.ext("part")
