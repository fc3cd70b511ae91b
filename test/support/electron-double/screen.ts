/** One display with a panel at its top; a test may plug others in with `ELECTRON_DOUBLE_DISPLAYS`. */
import type { Display, Rectangle, Screen } from 'electron';

/** JSON list of the bounds of each display, the first of them the primary one. */
export const displaysVariable = 'ELECTRON_DOUBLE_DISPLAYS';

const panel = 32;
const usual: readonly Rectangle[] = [{ x: 0, y: 0, width: 1920, height: 1080 }];

export type DisplayDouble = Pick<Display, 'id' | 'bounds' | 'workArea' | 'scaleFactor'>;

const displayOf = (bounds: Rectangle, id: number): DisplayDouble => ({
  id,
  bounds,
  workArea: { ...bounds, y: bounds.y + panel, height: bounds.height - panel },
  scaleFactor: 1,
});

type Members = { [K in keyof Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>]: () => unknown };

export class ScreenDouble implements Members {
  readonly #displays: readonly DisplayDouble[];

  constructor() {
    const given = process.env[displaysVariable];
    this.#displays = (given === undefined ? usual : (JSON.parse(given) as readonly Rectangle[])).map(displayOf);
  }

  getAllDisplays(): DisplayDouble[] {
    return [...this.#displays];
  }

  getPrimaryDisplay(): DisplayDouble {
    const [primary] = this.#displays;
    if (primary === undefined) throw new Error('The Electron double has no display');
    return primary;
  }
}

export const screenDouble = new ScreenDouble();
