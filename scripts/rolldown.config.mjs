// How dist/index.js is made of index.ts and src/.

import { fileURLToPath } from 'node:url'

const path = file => fileURLToPath(new URL(`../${file}`, import.meta.url))

export default {
  input: path('index.ts'),
  platform: 'node',
  logLevel: 'warn',
  output: {
    file: path('dist/index.js'),
    format: 'cjs',
    exports: 'named',
    sourcemap: true,
    // Names stay as they are: those of classes are seen by users.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  },
}
