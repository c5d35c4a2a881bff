// A utility process, played by a worker thread: gives the built core its `process.parentPort`, then loads it.
import { EventEmitter } from 'node:events'
import process from 'node:process'
import { parentPort, workerData } from 'node:worker_threads'

const port = (inner) => ({
  on: (event, listener) => inner.on(event, event === 'message' ? (data) => listener({ data }) : listener),
  postMessage: (data) => inner.postMessage(data),
  start: () => inner.start(),
})
const emitter = new EventEmitter()
const early = []
let listening = false
parentPort.on('message', ({ data, ports }) => {
  const event = { data, ports: ports.map(port) }
  if (listening) emitter.emit('message', event)
  else early.push(event)
})
process.parentPort = {
  on(event, listener) {
    emitter.on(event, listener)
    listening = true
    for (const message of early.splice(0)) emitter.emit('message', message)
  },
  postMessage: (data) => parentPort.postMessage(data),
}
await import(workerData.entry)
