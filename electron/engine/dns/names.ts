/** Domain names as the engine passes them: A-labels, lower case, without the final dot; the root is the empty string. */

/** `WWW.Example.org.` → `www.example.org`. */
export const normalName = (name: string): string => name.replace(/\.+$/, '').toLowerCase();

/** `a.b.c` → `b.c`; a single label → the root. */
export const parentName = (name: string): string => {
  const dot = name.indexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1);
};

/** Whether `name` is `zone` itself or lies below it. */
export const isWithin = (name: string, zone: string): boolean =>
  zone === '' || name === zone || name.endsWith(`.${zone}`);

/** What provider forms call the host: `_acme-challenge.www` in `example.org`; the apex is `@`. */
export const relativeName = (fqdn: string, zone: string): string => {
  if (fqdn === zone) return '@';
  return isWithin(fqdn, zone) && zone !== '' ? fqdn.slice(0, -zone.length - 1) : fqdn;
};

/** RFC 8555 §8.4: the name a CA asks for; a wildcard shares the name of its base. Later methods have other labels. */
export const challengeName = (identifier: string, label = '_acme-challenge'): string =>
  `${label}.${normalName(identifier).replace(/^\*\./, '')}`;

/** RFC 1035 §2.3.4: labels of 1 to 63 octets, at most 253 characters in all. */
export const fitsTheWire = (name: string): boolean =>
  name.length <= 253 && (name === '' || name.split('.').every((label) => label.length > 0 && label.length <= 63));
