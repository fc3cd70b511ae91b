/** Pictures from files: read as far as it takes to know that they are there and what they are. */
import { existsSync, readFileSync } from 'node:fs';
import type { NativeImage, Size } from 'electron';

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Width and height, from the first chunk (PNG specification, 11.2.1). */
const sizeOfPng = (content: Buffer): Size => ({ width: content.readUInt32BE(16), height: content.readUInt32BE(20) });

export class NativeImageDouble implements Pick<NativeImage, 'isEmpty' | 'getSize' | 'isTemplateImage'> {
  readonly path: string;
  readonly #size: Size;

  /** Electron gives an empty picture where the file is missing or no picture; here that is a mistake of the program. */
  constructor(path: string) {
    const content = readFileSync(path);
    const isPng = content.subarray(0, 8).equals(pngHead);
    if (!isPng) throw new Error(`${path} is no PNG: elsewhere than on Windows no other file is read`);
    if (!existsSync(path.replace(/\.png$/, '@2x.png'))) throw new Error(`${path} has none for twice as many pixels`);
    this.path = path;
    this.#size = sizeOfPng(content);
  }

  isEmpty(): boolean {
    return false;
  }

  getSize(): Size {
    return this.#size;
  }

  isTemplateImage(): boolean {
    return /Template\.png$/.test(this.path);
  }
}

export const nativeImageDouble = { createFromPath: (path: string): NativeImageDouble => new NativeImageDouble(path) };
