// Loaded before a program that run.mjs runs in a process group of its own. When run.mjs is killed, the pipe between the
// two closes and the program is killed as well, as if both had been in one group: nothing is left that holds the port.
import { Socket } from 'node:net'
import { isMainThread } from 'node:worker_threads'

const PIPE = 3

// Threads and forked processes load this file too, but their third descriptor is something else.
if (isMainThread && process.env.KONTOR_RUN_PID === String(process.ppid)) {
  const pipe = new Socket({ fd: PIPE })
  pipe.on('error', () => undefined)
  pipe.on('close', () => process.kill(process.pid, 'SIGKILL'))
  pipe.resume()
  pipe.unref()
}
