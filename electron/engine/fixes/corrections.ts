/** The smallest change that sets the records of one place right. Pure. */
import { isIPv6 } from 'node:net';
import type { HostedRecord, HostedType } from '../providers/provider.ts';

export interface Correction {
  readonly fqdn: string;
  readonly type: HostedType;
  readonly remove: readonly string[];
  readonly add: readonly string[];
}

export interface CaaWish {
  /** Where the set stands that forbids. */
  readonly fqdn: string;
  readonly tag: 'issue' | 'issuewild';
  /** Domain of the authority (RFC 8659 §4.2). */
  readonly issuer: string;
  /** What stands there in its place, with a slip in it. */
  readonly misspelt: string | undefined;
}

/** Adds what the authority asks for beside what is there; only a misspelt value goes. */
export const correctCaa = (
  { fqdn, tag, issuer, misspelt }: CaaWish,
  there: readonly Pick<HostedRecord, 'value'>[],
): Correction => {
  const wanted = caaText(tag, issuer);
  const values = there.map(({ value }) => value);
  const wrong = misspelt === undefined ? [] : values.filter((value) => caaValueOf(value) === misspelt);
  return {
    fqdn,
    type: 'CAA',
    remove: wrong.filter((value) => value !== wanted),
    add: values.includes(wanted) ? [] : [wanted],
  };
};

/** RFC 8659 §4.1.1. */
export const caaText = (tag: string, issuer: string): string => `0 ${tag} "${issuer}"`;

/** Quotes are part of the form, not of the value. */
const caaValueOf = (text: string): string | undefined => /^\d+\s+\w+\s+"?(.*?)"?$/.exec(text.trim())?.[1];

/** Takes away exactly those that lead nowhere. */
export const removeAddresses = (
  fqdn: string,
  dead: readonly string[],
  there: readonly Pick<HostedRecord, 'value'>[],
): Correction => ({
  fqdn,
  type: 'AAAA',
  remove: there.map(({ value }) => value).filter((value) => includes(dead, value)),
  add: [],
});

/** `wrong`: those that lead elsewhere; all that are not `own` when nobody named them. */
export const pointHere = (
  fqdn: string,
  own: string,
  wrong: readonly string[],
  there: readonly Pick<HostedRecord, 'value'>[],
): Correction => {
  const values = there.map(({ value }) => value);
  const others = values.filter((value) => !includes([own], value));
  const named = others.filter((value) => includes(wrong, value));
  return {
    fqdn,
    type: isIPv6(own) ? 'AAAA' : 'A',
    remove: named.length > 0 ? named : others,
    add: includes(values, own) ? [] : [own],
  };
};

export const isNothing = ({ add, remove }: Correction): boolean => add.length === 0 && remove.length === 0;

const includes = (all: readonly string[], address: string): boolean => all.map(canonical).includes(canonical(address));

/** The same address is written in several ways (RFC 5952). */
const canonical = (address: string): string =>
  isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
