import { createTransport } from 'nodemailer'
import type { Db } from '../../platform/db/db.ts'
import type { EffectAnswer, EffectKind } from '../../platform/effects/effects.ts'
import { readOutgoing, setMessageState } from '../store.ts'

const TIMEOUT_MS = 15_000

/**
 * Sends a message by SMTP. A mail cannot be asked after: when the server's answer to the text was lost, the mail may
 * be out, so it is not sent again by itself; a person may do so.
 */
export function mailEffect(deps: { db: Db; smtpUrl: string | undefined }): EffectKind {
  const transport = deps.smtpUrl
    ? createTransport(deps.smtpUrl, {
        connectionTimeout: TIMEOUT_MS,
        greetingTimeout: TIMEOUT_MS,
        socketTimeout: TIMEOUT_MS,
      } as never)
    : null
  return {
    kind: 'message.send',
    async call(effect): Promise<EffectAnswer> {
      if (!transport) return { outcome: 'refused', problem: 'no SMTP server is configured' }
      // Not a read: a replica may not know the message yet, and one that seems erased is never sent.
      const context = { tenant: effect.tenant, actor: { kind: 'system', id: null } } as const
      const mail = await deps.db.write(context, (tx) => readOutgoing(tx, effect.subject))
      if (!mail) return { outcome: 'refused', problem: 'the message or its address was erased' }
      try {
        const sent = (await transport.sendMail({
          from: { name: mail.brand, address: mail.mailFrom ?? 'no-reply@kontor.invalid' },
          to: mail.recipient,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: `<${effect.id}@kontor.invalid>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        })) as { messageId: string }
        return { outcome: 'succeeded', answer: { messageId: sent.messageId } }
      } catch (error) {
        return judge(error)
      }
    },
    async ask() {
      return { outcome: 'refused', problem: 'the mail server’s answer was lost; the mail may have been sent' }
    },
    async settle(tx, effect, answer) {
      if (answer.outcome === 'succeeded') await setMessageState(tx, effect.subject, 'sent', null, null)
      if (answer.outcome === 'refused') await setMessageState(tx, effect.subject, 'failed', null, answer.problem)
    },
  }
}

/** Whether the mail server of this installation takes us; null when it does, else what is wrong. */
export async function probeMail(smtpUrl: string | undefined): Promise<string | null> {
  if (!smtpUrl) return 'no SMTP server is configured'
  try {
    await createTransport(smtpUrl, { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS } as never).verify()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function judge(error: unknown): EffectAnswer {
  const {
    code = '',
    command = '',
    responseCode = 0,
    message = '',
  } = error as { code?: string; command?: string; responseCode?: number; message?: string }
  if (responseCode >= 500) return { outcome: 'refused', problem: message.slice(0, 300) }
  // Before the text was handed over nothing can have been sent.
  if (responseCode >= 400 || command !== 'DATA' || /ECONN|EDNS|EAUTH|ETLS/.test(code))
    return { outcome: 'not_sent', problem: message.slice(0, 300) }
  return { outcome: 'unknown', problem: message.slice(0, 300) }
}
