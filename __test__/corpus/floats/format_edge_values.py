# Formatting of tiny, huge and special floats.
for x in (0.0, -0.0, 1e-7, 123456789.0, 1e21, float('inf'), float('-inf'), float('nan'), 0.5, 2.5, 1e16):
    print(f'{x} {x:.0f} {x:g} {x:.3e} {x:8.3f} {x:08.1f} {x:%}')
print(f'{-0.01:.1f} {-0.01:z.1f} {0.1:.20f} {1e22:.1f}')
print(f'{100000.0:g} {1000000.0:g} {0.0001:g} {0.00001:g} {1.0:#g} {1e10:.3}')
print('%.2f %5.1f %-8.3f| %e %g %G' % (3.14159, 2.55, 1.5, 12345.678, 0.0001, 1e-10))
