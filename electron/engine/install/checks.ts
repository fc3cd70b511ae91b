/** How single fields of steps are checked, for several kinds. */
import type { FieldCheck } from '../providers/fields.ts';

/** Of any system; whether it is there is for the test of the step to see. */
export const wholePath: FieldCheck = (value) =>
  /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(value) && !/\p{Cc}/u.test(value) ? undefined : 'format';

export const portNumber: FieldCheck = (value) =>
  /^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536 ? undefined : 'format';

/** A name or an address; brackets belong into URLs only. */
export const hostName: FieldCheck = (value) => (/^[\p{L}\p{N}._:-]{1,253}$/u.test(value) ? undefined : 'format');

export const pemBlocks: FieldCheck = (value) =>
  /-----BEGIN [A-Z ]+-----[\s\S]+-----END [A-Z ]+-----/.test(value) ? undefined : 'format';

/** https, or http to this machine: what is sent holds keys. */
export const safeAddress: FieldCheck = (value) => {
  const url = URL.parse(value);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return 'bad-url';
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && local) ? undefined : 'bad-url';
};
