# SystemExit with a message prints just the message.
def main():
    print('about to stop')
    raise SystemExit('fatal: no input')
try:
    main()
finally:
    print('cleanup')
