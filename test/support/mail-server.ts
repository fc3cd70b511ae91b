/** Debian's aiosmtpd on loopback with a mailbox: STARTTLS and AUTH, TLS from the first byte, and neither. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './find-tool.ts';
import { quietPort } from './free-port.ts';
import { startProgram } from './program.ts';
import type { TlsIdentity } from './tls-identity.ts';

export const mailServerNeeds = ['aiosmtpd'] as const;
export const mailAccount = { user: 'me@example.test', password: 'planted-Mail-Password-7f3a' } as const;

export interface MailPorts {
  readonly starttls: number;
  /** TLS from the first byte. */
  readonly tls: number;
  /** Takes log-ins in the clear, and offers nothing else. */
  readonly plain: number;
}

export interface MailServer {
  readonly ports: MailPorts;
  /** Everything delivered so far: a message is in it before the server has said so. */
  mailbox(): string;
  /** Log-ins and deliveries, as JSON a line. */
  log(): string;
  stop(): Promise<void>;
}

export const startMailServer = async (folder: string, identity: TlsIdentity): Promise<MailServer> => {
  const at = (name: string) => join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(at('cert.pem'), identity.certificatePem);
  writeFileSync(at('key.pem'), identity.keyPem);
  const ports: MailPorts = { starttls: await quietPort(), tls: await quietPort(), plain: await quietPort() };
  const program = await startProgram({
    command: interpreter(),
    args: [join(import.meta.dirname, 'mail-server.py')],
    input: JSON.stringify({
      ...ports,
      ...mailAccount,
      certificate: at('cert.pem'),
      key: at('key.pem'),
      mailbox: at('mailbox'),
    }),
    ready: (output) => output.includes('"ready": true'),
  });
  return {
    ports,
    mailbox: () => (existsSync(at('mailbox')) ? readFileSync(at('mailbox'), 'utf8') : ''),
    log: program.output,
    stop: program.stop,
  };
};

/** The Python that Debian's packages are made for, which need not be the first one on the path. */
const interpreter = (): string => {
  const [shebang = ''] = readFileSync(tool('aiosmtpd'), 'utf8').split('\n');
  return shebang.replace(/^#!\s*/, '').trim();
};
