# Context variables: every task has its own values.
import asyncio
import contextvars
user = contextvars.ContextVar('user', default='nobody')
plain = contextvars.ContextVar('plain')
async def task(name):
    token = user.set(name)
    await asyncio.sleep(.1)
    print(name, user.get())
    user.reset(token)
    print(name, user.get())
async def main():
    user.set('main')
    await asyncio.gather(task('a'), task('b'))
    print(user.get())
asyncio.run(main())
print(user.get())
try:
    plain.get()
except LookupError as error:
    print('lookup', error.args[0] is plain)
print(plain.get('given'))
context = contextvars.copy_context()
print(context.run(lambda: (user.set('inside'), user.get())[1]), user.get(), context[user])
token = plain.set(1)
print(token.old_value is contextvars.Token.MISSING, token.var is plain)
plain.reset(token)
try:
    plain.reset(token)
except RuntimeError as error:
    print('used once' in str(error))
print(list(contextvars.copy_context().items()), plain in context)
