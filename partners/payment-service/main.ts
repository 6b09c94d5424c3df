import { runFromCommandLine } from '../shared/command-line.ts'
import { startPaymentService } from './service.ts'

await runFromCommandLine(startPaymentService)
