/** A tar archive of small files: ustar (POSIX.1-1988), what the archive call of the Docker API takes and gives. */
const block = 512;

export interface TarFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly mode: number;
}

export const writeTar = (files: readonly TarFile[], modifiedAt: Date): Buffer =>
  Buffer.concat([
    ...files.flatMap(({ content, ...file }) => [
      header({ ...file, size: content.length, modifiedAt }),
      content,
      Buffer.alloc((block - (content.length % block)) % block),
    ]),
    Buffer.alloc(2 * block),
  ]);

const header = (file: {
  readonly name: string;
  readonly mode: number;
  readonly size: number;
  readonly modifiedAt: Date;
}): Buffer => {
  const written = Buffer.alloc(block);
  const octal = (value: number, at: number, length: number): void => {
    written.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at);
  };
  written.write(file.name, 0, 100);
  octal(file.mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(file.size, 124, 12);
  octal(Math.floor(file.modifiedAt.getTime() / 1000), 136, 12);
  // The checksum is made with blanks in its own place.
  written.fill(' ', 148, 156);
  written.write('0', 156);
  written.write('ustar\u000000', 257);
  const sum = written.reduce((total, byte) => total + byte, 0);
  written.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return written;
};

/** The first file in it; `undefined` where there is none. */
export const firstInTar = (archive: Buffer): TarFile | undefined => {
  for (let at = 0; at + block <= archive.length; ) {
    const text = (from: number, length: number): string =>
      archive
        .subarray(at + from, at + from + length)
        .toString('utf8')
        .replace(/\0[\s\S]*$/, '');
    const size = Number.parseInt(text(124, 12) || '0', 8);
    const [name, kind] = [text(0, 100), text(156, 1)];
    if (name === '') return undefined;
    const from = at + block;
    // Headers of longer names and other kinds go before.
    if (kind === '0' || kind === '')
      return { name, content: archive.subarray(from, from + size), mode: Number.parseInt(text(100, 8) || '0', 8) };
    at = from + Math.ceil(size / block) * block;
  }
  return undefined;
};
