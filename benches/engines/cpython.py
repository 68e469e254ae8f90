"""CPython as a contestant: reads a request per line (JSON), answers with a line; see serve.mjs."""

import contextlib
import gc
import io
import json
import sys
import time


def run(source, name):
    gc.collect()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        began = time.perf_counter()
        exec(compile(source, name, "exec"), {"__name__": "__main__"})
        ms = (time.perf_counter() - began) * 1000
    return {"ms": ms, "output": printed.getvalue()}


def compile_only(source, name):
    began = time.perf_counter()
    compile(source, name, "exec")
    return {"ms": (time.perf_counter() - began) * 1000}


def max_rss():
    try:
        import resource
    except ImportError:
        return None
    found = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found if sys.platform == "darwin" else found * 1024


def answer(request):
    work = {"run": run, "compile": compile_only}[request["do"]]
    try:
        return {**work(request["source"], request["name"]), "maxRss": max_rss()}
    except BaseException as error:
        return {"error": f"{type(error).__name__}: {error}"}


print(json.dumps({"version": sys.version.split()[0]}), flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
