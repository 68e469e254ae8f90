# A number may touch a word that begins with if, in or is; then the word is what is wrong.
import io
import sys

# Where warnings go does not matter here.
sys.stderr = io.StringIO()

for source in ('2.isidentifier()', '7.islower()', '1.format', '3.andy', '4 if 1else 5', '1_000x',
               '5.upper()', '0x1for x', '1.infinite', '0b1and 1', '1jif 2', '8.elsewhere'):
    try:
        print(eval(source))
    except SyntaxError as error:
        print(source, '|', error.msg, error.offset)
