"""Times programs for run.mjs: reads a path per line, executes the file, answers with JSON.

The value of a program is that of its last expression, as Diapause and its peers have it.
"""

import ast
import gc
import json
import sys
import time


def execute(path):
    source = open(path, encoding="utf-8").read()
    gc.collect()
    began = time.perf_counter()
    tree = ast.parse(source, path)
    last = ast.Expression(tree.body.pop().value)
    scope = {"__name__": "__main__"}
    exec(compile(tree, path, "exec"), scope)
    value = eval(compile(last, path, "eval"), scope)
    return {"ms": (time.perf_counter() - began) * 1000, "value": str(value)}


print(json.dumps(sys.version.split()[0]), flush=True)
for line in sys.stdin:
    print(json.dumps(execute(line.strip())), flush=True)
