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
    // Names and lines stay as they are: users see those of classes, and Node shows the line that
    // threw an error which nobody caught.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
  },
}
