/** Which protocol begins TLS how; `undefined` begins with it at once. */
import type { WatchProtocol } from '../../../../shared/domain/watch.ts';
import { ldap } from './ldap.ts';
import { imap, pop3, sieve } from './mail-access.ts';
import { postgresql } from './postgresql.ts';
import { ftp, smtp } from './smtp.ts';
import type { StartTls } from './wire.ts';
import { xmppClient, xmppServer } from './xmpp.ts';

export const startTlsOf: Readonly<Record<WatchProtocol, StartTls | undefined>> = {
  tls: undefined,
  smtp,
  ftp,
  imap,
  pop3,
  sieve,
  ldap,
  postgresql,
  'xmpp-client': xmppClient,
  'xmpp-server': xmppServer,
};
