/** From CSR to certificate (RFC 8555 §7.4, RFC 2986), its download and its renewal window (RFC 9773 §4). */
import { createPublicKey, type KeyObject } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { z } from 'zod';
import type { Identifier } from '../../../../shared/domain/identifiers.ts';
import {
  type AccountCall,
  type AcmeContext,
  failIfAsked,
  mustBeGet,
  mustOwn,
  type OpenCall,
  type Reply,
  readPayload,
} from './context.ts';
import { fromBase64url } from './jws.ts';
import { weaknessOf } from './keys.ts';
import { orderReply } from './orders.ts';
import { asProblem, refuse } from './problems.ts';
import { profiles } from './profiles.ts';
import { type IssuedCertificate, newId, type Order, orderStatusAt } from './state.ts';

const hour = 3_600_000;
const day = 24 * hour;
const finalizeSchema = z.object({ csr: z.string() });

export const finalize = async (context: AcmeContext, call: AccountCall): Promise<Reply> => {
  const { state, faults, clock } = context;
  const order = mustOwn(state.orders.get(call.id), call.account, 'order');
  const { csr } = readPayload(finalizeSchema, call.payload);
  const status = orderStatusAt(order, state, clock.now());
  if (status !== 'ready') throw refuse('orderNotReady', `The order is ${status}, not ready`);
  const publicKey = await readRequest(fromBase64url(csr), order.identifiers, call.account.key.object);
  // The CSR was awaited: another request may have finalized the order meanwhile.
  const latest = state.orders.get(order.id) ?? order;
  if (latest.status !== 'pending') throw refuse('orderNotReady', `The order is ${latest.status}, not ready`);
  const processing: Order = { ...latest, status: 'processing' };
  state.orders.set(order.id, processing);
  const work = complete(context, processing, publicKey);
  if (faults.issuanceDelay > 0) context.background(work);
  else await work;
  return orderReply(context, state.orders.get(order.id) ?? processing, 200);
};

const complete = async (context: AcmeContext, order: Order, publicKey: Uint8Array): Promise<void> => {
  const { state, clock, faults, signal } = context;
  try {
    if (faults.issuanceDelay > 0) await clock.sleep(faults.issuanceDelay, signal);
    failIfAsked(faults, 'issuance');
    const certificate = await issue(context, order, publicKey);
    state.certificates.set(certificate.id, certificate);
    state.orders.set(order.id, { ...order, status: 'valid', certificateId: certificate.id });
  } catch (thrown) {
    if (signal.aborted) return;
    state.orders.set(order.id, { ...order, status: 'invalid', error: asProblem(thrown) });
  }
};

const issue = async (context: AcmeContext, order: Order, publicKey: Uint8Array): Promise<IssuedCertificate> => {
  const { authority, clock } = context;
  const profile = profiles[order.profile];
  if (!profile) throw refuse('invalidProfile', `There is no profile "${order.profile}" here`);
  // An hour back, as public authorities do, for clients whose clock is behind. RFC 5280 §4.1.2.5 counts the last second.
  const wholeSecond = Math.floor(clock.now().getTime() / 1000) * 1000;
  const notBefore = order.notBefore ?? new Date(wholeSecond - hour);
  const notAfter = order.notAfter ?? new Date(notBefore.getTime() + profile.lifetimeDays * day - 1000);
  const { identifiers } = order;
  const leaf = await authority.issue({ publicKey, identifiers, notBefore, notAfter, commonName: profile.commonName });
  return {
    id: newId(),
    accountId: order.accountId,
    identifiers,
    der: leaf.der,
    chains: authority.intermediates.map((intermediate) => leaf.pem + intermediate),
    renewalId: leaf.renewalId,
    notBefore,
    notAfter,
  };
};

/** The public key (DER SubjectPublicKeyInfo) of a CSR that is sound and asks for exactly the order's names. `badCSR`. */
const readRequest = async (
  der: Buffer,
  identifiers: readonly Identifier[],
  accountKey: KeyObject,
): Promise<Uint8Array> => {
  let csr: x509.Pkcs10CertificateRequest;
  let asked: readonly string[];
  let good: boolean;
  let key: KeyObject;
  const spki = () => new Uint8Array(csr.publicKey.rawData);
  try {
    csr = new x509.Pkcs10CertificateRequest(new Uint8Array(der));
    asked = namesOf(csr);
    key = createPublicKey({ key: Buffer.from(spki()), format: 'der', type: 'spki' });
    good = await csr.verify();
  } catch {
    throw refuse('badCSR', 'The CSR cannot be read');
  }
  if (!good) throw refuse('badCSR', 'The signature of the CSR is wrong');
  const weakness = weaknessOf(key);
  if (weakness !== undefined) throw refuse('badCSR', weakness);
  // RFC 8555 §11.1: one key for the account, another for the certificate.
  if (key.equals(accountKey)) throw refuse('badCSR', 'The key of the certificate is the key of the account');
  const ordered = new Set(identifiers.map(({ type, value }) => `${type}:${value}`));
  const foreign = asked.find((name) => !ordered.has(name));
  const missing = [...ordered].find((name) => !asked.includes(name));
  if (foreign !== undefined) throw refuse('badCSR', `The CSR asks for ${foreign}, which the order does not name`);
  if (missing !== undefined) throw refuse('badCSR', `The CSR lacks ${missing}, which the order names`);
  return spki();
};

/** RFC 8555 §7.4: from the common name, the alternative names, or both. */
const namesOf = (csr: x509.Pkcs10CertificateRequest): readonly string[] => {
  const commonNames = csr.subjectName.getField('CN').map((value) => `dns:${value.toLowerCase()}`);
  const alternative = csr.extensions.find((extension) => extension instanceof x509.SubjectAlternativeNameExtension);
  const items = alternative?.names.items.map(({ type, value }) => `${type}:${value.toLowerCase()}`) ?? [];
  // A common name may be an address; it then counts as the address that the alternative names hold too.
  const addresses = new Set(items.filter((item) => item.startsWith('ip:')).map((item) => item.slice(3)));
  return [...commonNames.filter((name) => !addresses.has(name.slice(4))), ...items];
};

/** RFC 8555 §7.4.2; a number after a dot picks an alternate chain. */
export const getCertificate = (context: AcmeContext, call: AccountCall): Reply => {
  mustBeGet(call);
  const [id = '', alternate = '0'] = call.id.split('.');
  const certificate = mustOwn(context.state.certificates.get(id), call.account, 'certificate');
  const chosen = Number(alternate);
  const content = certificate.chains[chosen];
  if (content === undefined) throw refuse('malformed', 'There is no such chain', { status: 404 });
  const others = certificate.chains
    .map((_, index) => `<${context.urls.certificate(id, index)}>;rel="alternate"`)
    .filter((_, index) => index !== chosen);
  return {
    status: 200,
    headers: others.length > 0 ? { Link: others } : {},
    text: { type: 'application/pem-certificate-chain', content },
  };
};

/** RFC 9773 §4.2; unsigned. A revoked certificate is to be replaced at once. */
export const getRenewalInfo = (context: AcmeContext, call: OpenCall): Reply => {
  const certificate = [...context.state.certificates.values()].find(({ renewalId }) => renewalId === call.id);
  if (!certificate) throw refuse('malformed', 'There is no such certificate', { status: 404 });
  const { renewalWindow } = context.faults;
  const window = renewalWindow ?? windowOf(certificate);
  return {
    status: 200,
    headers: { 'Retry-After': '21600' },
    body: {
      suggestedWindow: { start: window.start.toISOString(), end: window.end.toISOString() },
      ...(renewalWindow?.explanationUrl === undefined ? {} : { explanationURL: renewalWindow.explanationUrl }),
    },
  };
};

const windowOf = ({
  notBefore,
  notAfter,
  revokedAt,
}: IssuedCertificate): { readonly start: Date; readonly end: Date } => {
  if (revokedAt) return { start: new Date(revokedAt.getTime() - hour), end: revokedAt };
  // Around two thirds of the life, or half of it when that is ten days or less: a day each way for ninety days.
  const life = notAfter.getTime() - notBefore.getTime();
  const ideal = notBefore.getTime() + life * (life <= 10 * day ? 1 / 2 : 2 / 3);
  return { start: new Date(ideal - life / 90), end: new Date(ideal + life / 90) };
};
