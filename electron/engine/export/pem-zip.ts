import { strToU8, zipSync } from 'fflate';
import type { FileSet } from './write-files.ts';

/** Made on Unix (APPNOTE 4.4.2), so that the modes in the upper half of the attributes count. */
const unix = 3;
const regularFile = 0o100000;

/** The files in one zip, the private key readable by its owner only once unpacked; `modes` where they are told. */
export const pemZip = (files: FileSet, modifiedAt: Date, modes: Readonly<Record<string, number>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        [
          typeof content === 'string' ? strToU8(content) : content,
          {
            os: unix,
            attrs: (regularFile | (modes[name] ?? (name === 'privkey.pem' ? 0o600 : 0o644))) << 16,
            mtime: modifiedAt,
          },
        ],
      ]),
    ),
  );
