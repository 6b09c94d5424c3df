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
