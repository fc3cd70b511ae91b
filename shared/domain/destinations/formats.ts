/** For a target that is not listed: the forms by their own names. */
import { type Destination, only, shapes } from './types.ts';

export const plainFormats = {
  pem: {
    family: 'format',
    words: ['crt', 'cer', 'fullchain', 'privkey', 'openssl'],
    variants: [
      {
        id: 'all',
        shape: {
          format: 'pem',
          files: [
            { name: 'fullchain.pem', holds: ['fullchain'] },
            { name: 'chain.pem', holds: ['chain'] },
            { name: 'cert.pem', holds: ['cert'] },
            { name: 'privkey.pem', holds: ['key'] },
          ],
        },
      },
      { id: 'traditional', shape: shapes.oldPair },
    ],
  },
  pfx: {
    family: 'format',
    words: ['p12', 'pkcs12', 'pkcs#12'],
    variants: [
      { id: 'modern', shape: shapes.pfx },
      { id: 'legacy', shape: shapes.oldPfx },
    ],
  },
  jks: { family: 'format', words: ['keystore', 'java'], variants: only({ format: 'jks' }) },
  combined: { family: 'format', words: ['bundle', 'one file'], variants: only(shapes.combined) },
  p7b: { family: 'format', words: ['pkcs7', 'p7c', 'spc'], variants: only({ format: 'p7b' }) },
  der: {
    family: 'format',
    words: ['cer', 'binary', '二进制'],
    variants: only({ format: 'der' }),
  },
  zip: { family: 'format', words: ['archive', '压缩包'], variants: only({ format: 'zip' }) },
} as const satisfies Record<string, Destination>;
