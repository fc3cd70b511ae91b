/** Which identifiers this authority takes: the syntax rules public authorities apply, without a list of suffixes. */
import { isIP, isIPv4 } from 'node:net';
import type { Identifier } from '../../../../shared/domain/identifiers.ts';
import { describe, type ProblemDocument, refuse } from './problems.ts';

/** By these names CAA and dns-persist-01 records mean this authority. */
export const caaIdentities: readonly string[] = ['practice.certwright.invalid'];

const limit = 100;

/**
 * Lower-cases and checks. `unsupportedIdentifier`, `rejectedIdentifier` (with one subproblem each when several are
 * wrong, RFC 8555 §6.7.1), `malformed` for none, too many, or a name that a wildcard of the same order covers.
 */
export const acceptIdentifiers = (
  asked: readonly { readonly type: string; readonly value: string }[],
): readonly Identifier[] => {
  if (asked.length === 0) throw refuse('malformed', 'The order names no identifiers');
  const accepted = new Map<string, Identifier>();
  const problems: ProblemDocument[] = [];
  for (const { type, value } of asked) {
    if (type !== 'dns' && type !== 'ip') {
      throw refuse('unsupportedIdentifier', `Identifiers of type ${type} are not supported`);
    }
    const identifier: Identifier = { type, value: value.toLowerCase() };
    const problem = type === 'dns' ? problemOfName(identifier.value) : problemOfAddress(identifier.value);
    if (problem === undefined) accepted.set(`${type} ${identifier.value}`, identifier);
    else problems.push(describe('rejectedIdentifier', problem, { identifier }));
  }
  rejectAll(problems);
  if (accepted.size > limit) throw refuse('malformed', `An order names at most ${limit} identifiers`);
  for (const { type, value } of accepted.values()) {
    const parent = value.slice(value.indexOf('.') + 1);
    if (type === 'dns' && !value.startsWith('*.') && accepted.has(`dns *.${parent}`)) {
      const detail = `Domain name "${value}" is redundant with a wildcard domain in the same request`;
      throw refuse('malformed', `${detail}. Remove one or the other from the certificate request.`);
    }
  }
  return [...accepted.values()];
};

const rejectAll = (problems: readonly ProblemDocument[]): void => {
  const [first] = problems;
  if (!first?.identifier) return;
  const detail = `Invalid identifiers requested :: Cannot issue for "${first.identifier.value}": ${first.detail}`;
  if (problems.length === 1) throw refuse('rejectedIdentifier', detail, { identifier: first.identifier });
  throw refuse('rejectedIdentifier', `${detail} (and ${problems.length - 1} more problems)`, {
    subproblems: problems.map(({ status: _, ...subproblem }) => subproblem),
  });
};

/** RFC 1034 §3.5, RFC 5890 §2.3.1 and the CA/Browser Forum's rule on reserved labels. */
const problemOfName = (name: string): string | undefined => {
  if (name === '') return 'Identifier value (name) is empty';
  if (isIP(name)) return 'Identifier type is DNS but value is an IP address';
  const rest = name.startsWith('*.') ? name.slice(2) : name;
  if (rest.includes('*')) {
    return 'Domain name contains an invalid wildcard. A wildcard is only permitted before the first dot in a domain name';
  }
  if (/[^a-z0-9.-]/.test(rest)) return 'Domain name contains an invalid character';
  if (rest.length > 253) return 'Domain name is longer than 253 bytes';
  if (rest.endsWith('.')) return 'Domain name ends in a dot';
  const labels = rest.split('.');
  if (labels.length > 10) return 'Domain name has more than 10 labels (parts)';
  if (labels.length < 2) return 'Domain name needs at least one dot';
  for (const label of labels) {
    if (label === '') return 'Domain name can not have two dots in a row';
    if (label.length > 63) return 'Domain has a label (component between dots) longer than 63 bytes';
    if (label.startsWith('-') || label.endsWith('-')) return 'Domain name contains an invalid character';
    if (label.slice(2, 4) === '--' && !label.startsWith('xn--')) {
      return "Domain name contains an invalid label in a reserved format (R-LDH: '??--')";
    }
  }
  return /^\d+$/.test(labels.at(-1) ?? '') ? 'Domain name does not end with a valid public suffix (TLD)' : undefined;
};

/** RFC 8738 §3: IPv4 in dotted form, IPv6 in the one form of RFC 5952. */
const problemOfAddress = (address: string): string | undefined => {
  if (!isIP(address)) return 'IP address is invalid';
  if (isIPv4(address)) return undefined;
  const canonical = URL.canParse(`http://[${address}]`) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : '';
  return canonical === address ? undefined : 'IP address is not in the form of RFC 5952';
};
