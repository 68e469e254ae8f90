# asyncio has no streams and no subprocesses.
# heavy
import asyncio

for name in ('open_connection', 'start_server', 'create_subprocess_exec', 'StreamReader'):
    print(name, hasattr(asyncio, name))
