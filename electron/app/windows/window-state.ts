/**
 * Where the window was, for each arrangement of displays that it was seen on: a laptop on its desk and on the road
 * keeps a place for both. Everything but the file at the end is pure.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Display, Rectangle } from 'electron';
import { z } from 'zod';

/** Device-independent pixels; the smallest that the page is made for. */
export const smallest = { width: 900, height: 600 } as const;
const usual = { width: 1280, height: 800 } as const;

const pixels = z.number().int().min(-100_000).max(100_000);
const placeSchema = z.object({
  x: pixels,
  y: pixels,
  width: pixels.min(smallest.width),
  height: pixels.min(smallest.height),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof placeSchema>;

/** By arrangement; the one used last stands last. */
const stateSchema = z.object({ version: z.literal(1), places: z.array(z.tuple([z.string().max(2000), placeSchema])) });
export type WindowState = z.infer<typeof stateSchema>;

type Screen = Pick<Display, 'bounds' | 'workArea'>;

const arrangements = 8;
/** Of the title bar, so much has to be in reach for the window to be dragged back. */
const graspable = { width: 120, height: 30 } as const;

const nowhere: WindowState = { version: 1, places: [] };

const arrangementOf = (displays: readonly Screen[]): string =>
  displays
    .map(({ bounds: { x, y, width, height } }) => [x, y, width, height].join(','))
    .toSorted()
    .join(' ');

const common = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  Math.min(to, otherTo) - Math.max(from, otherFrom);

const inReach = ({ x, y, width }: Rectangle, { workArea }: Screen): boolean =>
  common(x, x + width, workArea.x, workArea.x + workArea.width) >= graspable.width &&
  common(y, y + graspable.height, workArea.y, workArea.y + workArea.height) >= graspable.height;

/** `x` and `y` are missing where the system is to choose. */
export interface OpeningPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const openingPlace = (state: WindowState, displays: readonly Screen[]): OpeningPlace => {
  const known = new Map(state.places).get(arrangementOf(displays));
  if (known === undefined || !displays.some((display) => inReach(known, display))) {
    return { ...usual, maximized: false };
  }
  return known;
};

export const withPlace = (state: WindowState, displays: readonly Screen[], place: WindowPlace): WindowState => {
  const arrangement = arrangementOf(displays);
  const others = state.places.filter(([known]) => known !== arrangement);
  return { version: 1, places: [...others, [arrangement, place] as [string, WindowPlace]].slice(-arrangements) };
};

/** A file that is missing, cut off or of another time says nothing. */
export const parseWindowState = (text: string): WindowState => {
  try {
    return stateSchema.safeParse(JSON.parse(text)).data ?? nowhere;
  } catch {
    return nowhere;
  }
};

export const readWindowState = (file: string): WindowState => {
  try {
    return parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    return nowhere;
  }
};

/** At once, for the window is closing. A place that cannot be kept is no loss worth a word. */
export const writeWindowState = (file: string, state: WindowState): void => {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, JSON.stringify(state), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // As above.
  }
};
