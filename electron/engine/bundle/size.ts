/** A report stays small enough for any mail box and forum. */
import type { BundleFile } from '../../../shared/domain/diagnosis.ts';

/** UTF-8 bytes of all files together. */
export const largestReport = 2_000_000;
/** Of one log before anything is taken out of it. */
export const largestLog = 600_000;

export const sizeOf = (text: string): number => Buffer.byteLength(text);

/** The beginning and the end, whole lines where there are any; `note` says how many lines or characters are missing. */
export const cutMiddle = (text: string, bytes: number, note: (left: number) => string): string => {
  if (sizeOf(text) <= bytes) return text;
  const room = Math.max(0, bytes - 200);
  const buffer = Buffer.from(text);
  const half = Math.floor(room / 2);
  const head = wholeLines(buffer.subarray(0, half).toString(), 'start');
  const tail = wholeLines(buffer.subarray(buffer.length - half).toString(), 'end');
  const left = text.slice(head.length, text.length - tail.length).split('\n').length;
  return `${head}\n${note(left)}\n${tail}`;
};

/** A line cut in two could leave half a secret that nothing recognises; one long line is given up to its last blank. */
const wholeLines = (text: string, part: 'start' | 'end'): string => {
  const clean = text.replaceAll('\ufffd', '');
  const borders = [/\n/g, /[\s,;]/g];
  for (const border of borders) {
    const places = [...clean.matchAll(border)].map(({ index }) => index);
    const at = part === 'start' ? places.at(-1) : places[0];
    if (at !== undefined) return part === 'start' ? clean.slice(0, at) : clean.slice(at + 1);
  }
  return '';
};

export interface Fitted {
  readonly files: readonly BundleFile[];
  /** Names of files that had to stay out. */
  readonly leftOut: readonly string[];
}

/** Logs give way first; then whole files, from the end. */
export const fitInto = (files: readonly BundleFile[], bytes: number, note: (left: number) => string): Fitted => {
  const total = (all: readonly BundleFile[]): number => all.reduce((sum, { text }) => sum + sizeOf(text), 0);
  if (total(files) <= bytes) return { files, leftOut: [] };
  const isLog = ({ name }: BundleFile): boolean => name.endsWith('.txt');
  const others = total(files.filter((file) => !isLog(file)));
  const share = Math.floor(Math.max(bytes - others, bytes / 4) / Math.max(1, files.filter(isLog).length));
  let kept = files.map((file) => (isLog(file) ? { ...file, text: cutMiddle(file.text, share, note) } : file));
  const leftOut: string[] = [];
  while (total(kept) > bytes) {
    const last = kept.findLast((file) => !isLog(file));
    if (last === undefined) break;
    leftOut.push(last.name);
    kept = kept.filter((file) => file !== last);
  }
  return { files: kept, leftOut };
};
