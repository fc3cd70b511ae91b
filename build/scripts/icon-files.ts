/** Two containers for PNG pictures: the icon files of Windows and of macOS. Pure. */

export interface Picture {
  /** Pixels on each side. */
  readonly size: number;
  readonly png: Buffer;
}

/**
 * Windows: a directory, then the pictures as they are. PNG inside is read from Windows Vista on, in every size.
 * https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10): ICONDIR, ICONDIRENTRY
 */
export const icoOf = (pictures: readonly Picture[]): Buffer => {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // One byte each; 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
};

/** Kinds that hold PNG, by pixels on each side: for one pixel a point, and for two. `iconutil` of macOS writes the same. */
const kinds: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** Sizes that an icon file of macOS has. */
export const icnsSizes: readonly number[] = Object.keys(kinds).map(Number);

/** macOS: `icns`, the length of all, then kind, length and content of each; lengths count their own eight bytes. */
export const icnsOf = (pictures: readonly Picture[]): Buffer => {
  const entries = pictures.flatMap(({ size, png }) => (kinds[size] ?? []).map((kind) => chunk(kind, png)));
  return chunk('icns', Buffer.concat(entries));
};

const chunk = (kind: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
};
