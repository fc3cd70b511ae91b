/** TLS that begins in the middle of a conversation, with the servers that people run. */
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootsOf } from '../../electron/engine/watch/chain.ts';
import { judgeEndpoint } from '../../electron/engine/watch/judge.ts';
import { lookAtAddress } from '../../electron/engine/watch/look-at-address.ts';
import type { WatchProtocol } from '../../shared/domain/watch.ts';
import { type ChainAuthority, type Leaf, makeChainAuthority } from '../support/served-chain.ts';
import {
  hasStartTlsProgram,
  type StartTlsProgram,
  type StartTlsServer,
  startStartTls,
} from '../support/starttls-servers.ts';

const name = 'mail.example.org';
let authority: ChainAuthority;
let leaf: Leaf;
beforeAll(async () => {
  authority = await makeChainAuthority();
  // Of all of these, vsftpd alone knows nothing but RSA.
  leaf = await authority.leaf({ names: [name], rsa: 2048 });
});

const programs: readonly (readonly [StartTlsProgram, readonly WatchProtocol[]])[] = [
  ['postfix', ['smtp']],
  ['dovecot', ['imap', 'pop3', 'sieve']],
  ['slapd', ['ldap']],
  ['postgresql', ['postgresql']],
  ['vsftpd', ['ftp']],
  ['prosody', ['xmpp-client', 'xmpp-server']],
];

for (const [program, protocols] of programs) {
  const there = hasStartTlsProgram(program);
  (there ? describe : describe.skip)(there ? program : `${program} [SKIPPED: needs ${program} and root]`, () => {
    let whole: StartTlsServer;
    let bare: StartTlsServer;
    beforeAll(async () => {
      whole = await startStartTls(program, { chain: leaf.certPem + authority.intermediatePem, key: leaf.keyPem });
      bare = await startStartTls(program, { chain: leaf.certPem, key: leaf.keyPem });
    });
    afterAll(() => Promise.all([whole?.stop(), bare?.stop()]));

    it.each(protocols)('shows its certificate over %s, and whether the chain is whole', async (protocol) => {
      const codesAt = async (server: StartTlsServer) => {
        const look = await lookAtAddress({
          ...{ address: '127.0.0.1', port: server.ports[protocol] ?? 0, protocol, name, patience: 8000 },
          signal: new AbortController().signal,
        });
        expect(look).toMatchObject({ kind: 'shown', asSent: true });
        const { findings } = judgeEndpoint({
          name,
          looks: [look],
          issued: {
            chain: [new X509Certificate(leaf.certPem), new X509Certificate(authority.intermediatePem)],
            ...{ earlier: [], ownAuthority: false },
          },
          roots: rootsOf([new X509Certificate(authority.rootPem)]),
          now: new Date(),
        });
        return findings.map(({ code }) => code);
      };
      expect(await codesAt(whole)).toEqual([]);
      expect(await codesAt(bare)).toEqual(['chain-incomplete']);
    });
  });
}
