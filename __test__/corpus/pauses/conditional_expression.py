# ext as the condition and the branches of a conditional expression.
def t(x):
    print('eval', x)
    return x
x = t('yes') if ext(1) else t('no')
print(x)
y = ext('picked') if t(True) else t('other')
z = t('other') if t(0) else ext('else picked')
print(y, z)
