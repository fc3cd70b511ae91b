/** Whether orders can be signed for at an authority: account, its state, external binding, contact. */
import { type Found, found } from '../check.ts';

export interface AccountFacts {
  /** A registered account of this profile. */
  readonly url?: string;
  /** What the authority says of it; missing where it was not or could not be asked. */
  readonly status?: 'valid' | 'unknown' | 'deactivated';
  /** A binding to an external account that waits to be used (RFC 8555 §7.3.4). */
  readonly binding?: { readonly keyId: string; readonly hmacKey?: string };
  /** The directory or what is known of the authority says that it wants one. */
  readonly bindingWanted: boolean;
  readonly contact: readonly string[];
}

const judgeBinding = (
  { keyId, hmacKey }: NonNullable<AccountFacts['binding']>,
  { id, name }: { readonly id: string; readonly name: string },
): readonly Found[] => {
  const unusable = keyId.trim() === '' || (hmacKey !== undefined && !isHmacKey.test(hmacKey));
  const short = hmacKey !== undefined && hmacKey.length < fullLength;
  if (!unusable && !short) return [];
  const evidence = [`key id ${keyId}`, ...(hmacKey === undefined ? [] : [`HMAC key: ${hmacKey.length} characters`])];
  const particulars = { authority: id, ...(unusable ? {} : { verdict: 'warning' as const }) };
  return [found('binding-malformed', { authority: name }, evidence, particulars)];
};

/** RFC 2606 §2 and §3: nobody reads mail there. */
const sample = /[@.](example\.(com|net|org)|example|test|invalid|localhost|local)$/i;
/** RFC 8555 §7.3.4: base64url. HS256 wants 256 bits (RFC 7518 §3.2), but not every authority heeds that. */
const isHmacKey = /^[\w-]+={0,2}$/;
const fullLength = 43;

export const judgeAccount = (
  facts: AccountFacts,
  { id, name }: { readonly id: string; readonly name: string },
): readonly Found[] => {
  const { url, status, binding, bindingWanted, contact } = facts;
  const particulars = { authority: id };
  const lines = url === undefined ? [] : [url];
  const findings: Found[] = [];
  if (url === undefined && bindingWanted && binding === undefined)
    findings.push(found('binding-missing', { authority: name }, ['meta.externalAccountRequired'], particulars));
  if (url === undefined && binding !== undefined) findings.push(...judgeBinding(binding, { id, name }));
  if (status === 'unknown') findings.push(found('account-unknown', { authority: name }, lines, particulars));
  if (status === 'deactivated') findings.push(found('account-closed', { authority: name }, lines, particulars));
  return [
    ...findings,
    ...contact
      .filter((address) => sample.test(address))
      .map((address) => found('contact-unlikely', { address, authority: name }, [address], particulars)),
  ];
};
