import { runFromCommandLine } from '../shared/command-line.ts'
import { startCarrier } from './service.ts'

await runFromCommandLine(startCarrier)
