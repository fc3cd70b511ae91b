/** A mail over SMTP (RFC 5321), through nodemailer, which is loaded with this file. */
import { createTransport } from 'nodemailer';
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import type { Mail } from './channel.ts';

/** Milliseconds; a server that greets slowly to tire out spam is waited for. */
const limits = { connectionTimeout: 15_000, greetingTimeout: 30_000, socketTimeout: 30_000 };

/** What the server answered to the message. `notify.*`; `safe` takes secrets out of text of the other side. */
export const sendMail = async (mail: Mail, safe: (text: string) => string): Promise<string> => {
  const { host, port, encryption, user, password, from, to, subject, text } = mail;
  const transport = createTransport({
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    ...limits,
    // Neither files nor addresses are ever fetched for a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const sent = await transport.sendMail({ from, to: [...to], subject, text });
    return safe(sent.response);
  } catch (thrown) {
    throw failureOf(mail, thrown, safe);
  } finally {
    transport.close();
  }
};

/** Errors of nodemailer carry a code of its own, the server's reply where there was one, and Node's code for TLS. */
const failureOf = ({ host, port }: Mail, thrown: unknown, safe: (text: string) => string): CertwrightError => {
  const facts = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = textIn(facts, 'code');
  const reply = textIn(facts, 'response') || facts.message;
  const about = { channel: 'email', endpoint: `${host}:${port}`, detail: safe(reply), cause: 'notify-smtp-failed' };
  if (/certificate|altnames?\b|self-signed/i.test(facts.message) || /CERT|SELF_SIGNED|UNABLE_TO/.test(code))
    return fail('notify.tls-untrusted', about);
  if (code === 'ETLS' || /STARTTLS/.test(textIn(facts, 'command')) || /STARTTLS/i.test(facts.message))
    return fail('notify.no-starttls', about);
  if (/wrong version number|ssl3?_/i.test(facts.message)) return fail('notify.wrong-encryption', about);
  if (code === 'EAUTH' || code === 'ENOAUTH') return fail('notify.wrong-credentials', about);
  if (textIn(facts, 'response') !== '') return fail('notify.rejected', about);
  return fail('notify.unreachable', { ...about, detail: safe(code || facts.message) });
};

const textIn = (error: Error, key: string): string => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
};
