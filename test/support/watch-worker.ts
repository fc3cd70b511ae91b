/** Runs in a network with two addresses: IPv4 serves the new certificate, IPv6 the one before. Prints the report. */
import { X509Certificate } from 'node:crypto';
import { rootsOf } from '../../electron/engine/watch/chain.ts';
import { judgeEndpoint } from '../../electron/engine/watch/judge.ts';
import { lookAtEndpoint } from '../../electron/engine/watch/look-at-endpoint.ts';
import { makeChainAuthority, serveTls } from './served-chain.ts';

const host = 'www.example.test';
const addresses = process.argv.slice(2);
const authority = await makeChainAuthority();
const [leaf, earlier] = [
  await authority.leaf({ names: [host] }),
  await authority.leaf({ names: [host], from: -80, to: 10 }),
];
const servers = await Promise.all(
  addresses.map((address) => {
    const { certPem, keyPem } = address.includes(':') ? earlier : leaf;
    return serveTls({ host: address, port: 443, key: keyPem, cert: certPem + authority.intermediatePem });
  }),
);
const looks = await lookAtEndpoint({
  endpoint: { host, port: 443, protocol: 'tls' },
  addressesOf: async () => [...addresses, '2001:db8:9::9'],
  signal: new AbortController().signal,
});
const report = judgeEndpoint({
  name: host,
  looks,
  issued: {
    chain: [new X509Certificate(leaf.certPem), new X509Certificate(authority.intermediatePem)],
    earlier: [new X509Certificate(earlier.certPem).fingerprint256],
    ownAuthority: false,
  },
  roots: rootsOf([new X509Certificate(authority.rootPem)]),
  now: new Date(),
});
process.stdout.write(JSON.stringify(report));
await Promise.all(servers.map((server) => server.close()));
