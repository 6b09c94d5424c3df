import type pg from 'pg'

/**
 * Given on the command line, so that neither ALTER SYSTEM nor an edited postgresql.conf can weaken them.
 * `client_connection_check_interval` ends the work of a client that died; 200 connections are several Kontor processes
 * with their pools, the job queue and a person with a console. No Unix socket: its path may not exceed 107 bytes.
 */
export function serverSettings(port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    client_connection_check_interval: '1s',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    logging_collector: 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Refuses a database that could lose what it acknowledged. Returns the server's version. */
export async function assertDurable(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_version')`,
  )
  const settings = new Map(rows.map((row) => [row.name, row.setting]))
  const version = settings.get('server_version') ?? ''
  settings.delete('server_version')
  const weak = [...settings].filter(([, setting]) => setting !== 'on').map(([name]) => name)
  if (weak.length > 0) throw new Error(`the embedded database may lose orders: ${weak.join(', ')} must be on`)
  return version
}
