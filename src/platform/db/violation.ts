import pg from 'pg'
import { RetryTransaction } from './db.ts'

const UNIQUE = '23505'

/**
 * Two at once told the same fact, and the other one was faster: the database refused the second row. Another try finds
 * the fact as known. @throws RetryTransaction for that constraint, anything else as it is
 */
export function toldMeanwhile(constraint: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof pg.DatabaseError && error.code === UNIQUE && error.constraint === constraint)
      throw new RetryTransaction(`${constraint}: told meanwhile`)
    throw error
  }
}
