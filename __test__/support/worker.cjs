// A worker that runs Python which never ends, for tests that end it.

const { parentPort } = require('node:worker_threads')
const { Platform } = require('diapause')

const platform = new Platform()
platform
  .start('print("running")\nwhile True:\n    pass', {
    onPrint: () => parentPort.postMessage('running'),
  })
  .catch(() => {})
