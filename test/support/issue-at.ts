/** A whole issuance by hand at a server that validates without looking, one session call after the other. */
import { PemConverter, Pkcs10CertificateRequestGenerator, SubjectAlternativeNameExtension } from '@peculiar/x509';
import type { AcmeOrder, AcmeSession, OrderRequest } from '../../electron/engine/acme/session.ts';
import { inLanes } from '../../electron/engine/issuance/lanes.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';

export const dnsNames = (names: readonly string[]) => names.map((value) => ({ type: 'dns', value }) as const);

export interface Issued {
  readonly order: AcmeOrder;
  readonly valid: AcmeOrder;
  readonly pem: string;
  readonly alternates: readonly string[];
  /** PKCS#8. */
  readonly keyPem: string;
}

export const issueAt = async (
  session: AcmeSession,
  names: readonly string[],
  request: Omit<OrderRequest, 'identifiers'> = {},
  lanes = 1,
): Promise<Issued> => {
  const order = await session.createOrder({ identifiers: dnsNames(names), ...request });
  await inLanes(order.authorizations, lanes, async (url) => {
    const authorization = await session.authorization(url);
    if (authorization.status === 'valid') return;
    const challenge = authorization.challenges.find(({ type }) => type === 'dns-01');
    if (challenge === undefined) throw new Error(`no dns-01 in ${JSON.stringify(authorization)}`);
    await session.answer(challenge.url);
  });
  const ready =
    order.status === 'pending' ? await until(session, order.url, ({ status }) => status !== 'pending') : order;
  const { der, keyPem } = await makeCsr(names);
  const finalized = await session.finalize(ready, der);
  const valid =
    finalized.status === 'valid' ? finalized : await until(session, order.url, ({ status }) => status === 'valid');
  return { order, valid, keyPem, ...(await session.download(valid.certificate ?? '')) };
};

const makeCsr = async (names: readonly string[]) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({
    keys,
    signingAlgorithm: algorithm,
    extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))],
  });
  const keyPem = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { der: new Uint8Array(request.rawData), keyPem };
};

const until = async (session: AcmeSession, url: string, done: (order: AcmeOrder) => boolean): Promise<AcmeOrder> => {
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    const order = await session.order(url);
    if (done(order)) return order;
    await systemClock.sleep(wait);
  }
};
