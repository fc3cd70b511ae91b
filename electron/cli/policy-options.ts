/** The options of `issue` that become the policy of a managed certificate. */
import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import type { AuthorityRef } from '../../shared/domain/certificates.ts';
import {
  type ChallengeType,
  challengeTypes,
  keyTypes,
  type Policy,
  type Proof,
  policySchema,
} from '../../shared/domain/certificates.ts';
import { readDuration } from '../../shared/domain/durations.ts';
import type { Identifier } from '../../shared/domain/identifiers.ts';
import { fail } from '../../shared/errors/problem.ts';
import type { Arguments, OptionSpec } from './arguments.ts';
import { authorityOptions } from './authority-options.ts';
import { readInput } from './input-files.ts';

export const policyOptions = {
  ...authorityOptions,
  name: { type: 'string', multiple: true },
  challenge: { type: 'string' },
  method: { type: 'string', multiple: true },
  'fallback-directory': { type: 'string', multiple: true },
  provider: { type: 'string' },
  credential: { type: 'string' },
  'credential-id': { type: 'string' },
  'key-type': { type: 'string' },
  'reuse-key': { type: 'boolean' },
  csr: { type: 'string' },
  'certificate-profile': { type: 'string' },
  'not-before': { type: 'string' },
  'not-after': { type: 'string' },
  'preferred-chain': { type: 'string' },
  resolver: { type: 'string', multiple: true },
  'minimum-wait': { type: 'string' },
  'maximum-wait': { type: 'string' },
  'http-port': { type: 'string' },
  'http-address': { type: 'string' },
  webroot: { type: 'string' },
  'tls-port': { type: 'string' },
  'tls-address': { type: 'string' },
  email: { type: 'string', multiple: true },
} as const satisfies Record<string, OptionSpec>;

/** Everything but the credential, which goes into the vault first. `input.usage`, `input.invalid`, `root.invalid`. */
export const readPolicy = (
  args: Arguments,
  identifiers: readonly Identifier[],
  authority: AuthorityRef,
  csrPem: string | undefined,
  /** Where no `--resolver` names others. */
  usual: readonly string[],
): Policy => {
  const [proof, ...fallbackProofs] = methodsOf(args).map((method) => proofOf(method, args));
  const chain = args.text('preferred-chain');
  const profile = args.text('certificate-profile');
  const parsed = policySchema.safeParse({
    identifiers,
    authority,
    proof,
    fallbackProofs,
    fallbackAuthorities: args.texts('fallback-directory').map(directoryRef),
    keyType: args.choice('key-type', keyTypes) ?? 'ec256',
    keyPolicy: args.flag('reuse-key') ? 'reuse' : 'new',
    contact: args.texts('email'),
    resolvers: args.texts('resolver').length > 0 ? args.texts('resolver') : usual,
    ...wait(args, 'minimum-wait', 'minimumWait'),
    ...wait(args, 'maximum-wait', 'maximumWait'),
    termsAgreed: true,
    ...(profile === undefined ? {} : { profile }),
    ...(csrPem === undefined ? {} : { csrPem }),
    ...(chain === undefined
      ? {}
      : { preferredChain: chain === 'shortest' ? { kind: 'shortest' } : { kind: 'root', name: chain } }),
    ...moment(args, 'not-before', 'notBefore'),
    ...moment(args, 'not-after', 'notAfter'),
  });
  if (parsed.success) return parsed.data;
  throw fail('input.invalid', {
    issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
};

const wait = (args: Arguments, option: string, key: 'minimumWait' | 'maximumWait') => {
  const text = args.text(option);
  if (text === undefined) return {};
  const seconds = readDuration(text);
  if (seconds === undefined)
    throw fail('input.usage', { message: `--${option} takes a length of time such as 90s, 15m or 2h` });
  return { [key]: seconds };
};

const directoryRef = (directory: string): AuthorityRef =>
  directory.includes('://') ? { url: directory } : { id: directory };

const moment = (args: Arguments, option: string, key: 'notBefore' | 'notAfter') => {
  const text = args.text(option);
  if (text === undefined) return {};
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw fail('input.usage', { message: `--${option} takes a date such as 2027-01-31` });
  return { [key]: time.toISOString() };
};

/** `--challenge X` is short for one `--method X`; a provider implies DNS. */
const methodsOf = (args: Arguments): readonly ChallengeType[] => {
  const asked = [args.text('challenge'), ...args.texts('method')].filter((method) => method !== undefined);
  if (asked.length === 0) return [args.text('provider') === undefined ? 'http-01' : 'dns-01'];
  return [...new Set(asked)].map((method) => {
    const found = challengeTypes.find((type) => type === method);
    if (found === undefined)
      throw fail('input.usage', { message: `--challenge and --method take one of ${challengeTypes.join(', ')}` });
    return found;
  });
};

const proofOf = (method: ChallengeType, args: Arguments): Proof => {
  const text = (key: string, option: string) => {
    const value = args.text(option);
    return value === undefined ? {} : { [key]: value };
  };
  const port = (option: string) => {
    const value = args.number(option, 1, 65535);
    return value === undefined ? {} : { port: value };
  };
  switch (method) {
    case 'dns-01':
    case 'dns-account-01':
      return { method, provider: args.text('provider') ?? 'manual' };
    case 'dns-persist-01':
      return { method };
    case 'http-01':
      return { method, ...port('http-port'), ...text('address', 'http-address'), ...webrootOf(args) };
    case 'tls-alpn-01':
      return { method, ...port('tls-port'), ...text('address', 'tls-address') };
  }
};

/** Another process may go on with the run, from another folder. */
const webrootOf = (args: Arguments): { readonly webroot?: string } => {
  const folder = args.text('webroot');
  return folder === undefined ? {} : { webroot: resolve(folder) };
};

/** RFC 9773 §4.1 from what was typed: an id as it is, or the file of the certificate to replace. */
export const replacedBy = async (args: Arguments, stdin: NodeJS.ReadStream): Promise<string | undefined> => {
  const asked = args.text('replaces');
  if (asked === undefined || /^[\w-]+\.[\w-]+$/.test(asked)) return asked;
  const { certificateIdOf } = await import('../engine/keys/certificate-id.ts');
  const id = await certificateIdOf(readCertificate(await readInput(asked, stdin), asked));
  if (id === undefined)
    throw fail('input.usage', { message: `--replaces: ${asked} has no authority key identifier, so it has no id` });
  return id;
};

const readCertificate = (pem: string, path: string): Uint8Array => {
  try {
    return new X509Certificate(pem).raw;
  } catch {
    throw fail('input.file-unreadable', { path, reason: 'not-a-certificate' });
  }
};
