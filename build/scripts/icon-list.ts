/** Every icon of the product: which drawing it is made from, in which sizes and colours. */
import { type TrayState, trayStates } from '../../electron/app/tray/tray-view.ts';
import { icnsSizes } from './icon-files.ts';

export interface Drawing {
  /** In `build/icons/source`, without `.svg`. */
  readonly source: string;
  readonly size: number;
  /** CSS variables of the drawing, and `color`. */
  readonly colours?: Readonly<Record<string, string>>;
  /** Part of the picture's side that is left empty around the drawing. */
  readonly margin?: number;
}

export interface Icon {
  /** In `build/icons`. */
  readonly file: string;
  readonly kind: 'png' | 'ico' | 'icns';
  readonly drawings: readonly Drawing[];
}

/** Fine lines are lost in small pictures: those have a drawing of their own. */
const appSource = (size: number): string => (size <= 20 ? 'app-small' : 'app');

/** The tile of an icon in the Dock takes 824 of 1024 pixels, by Apple's template; ours is 22 of 24 wide. */
const macosMargin = (1 - (824 / 1024) * (24 / 22)) / 2;

const appIcons: readonly Icon[] = [
  ...[16, 24, 32, 48, 64, 128, 256, 512, 1024].map(
    (size): Icon => ({
      file: `linux/${size}x${size}.png`,
      kind: 'png',
      drawings: [{ source: appSource(size), size }],
    }),
  ),
  {
    file: 'icon.ico',
    kind: 'ico',
    drawings: [16, 20, 24, 32, 40, 48, 64, 256].map((size) => ({ source: appSource(size), size })),
  },
  {
    file: 'icon.icns',
    kind: 'icns',
    drawings: icnsSizes.map((size) => ({ source: 'app', size, margin: macosMargin })),
  },
];

/** On the bar of the system, whose ground is not ours. */
const onLight = { color: '#1a1a1a', '--working': '#3450b4', '--attention': '#9a5a00', '--danger': '#b3261e' };
const onDark = { color: '#ffffff', '--working': '#a9bbff', '--attention': '#ffc857', '--danger': '#ff8a80' };
/** Nobody tells which ground a panel of Linux has: three to one on both. */
const onAny = { color: '#5673de', '--attention': '#d07a00', '--danger': '#e0453a' };
/** macOS takes the shape alone, and colours it. */
const template = { color: '#000000' };

const ofState = (state: TrayState): readonly Icon[] => {
  const source = `tray-${state}`;
  const png = (file: string, size: number, colours: Drawing['colours']): Icon => ({
    file: `tray/${file}.png`,
    kind: 'png',
    drawings: [{ source, size, ...(colours === undefined ? {} : { colours }) }],
  });
  const ico = (ground: string, colours: Drawing['colours']): Icon => ({
    file: `tray/${state}-on-${ground}.ico`,
    kind: 'ico',
    drawings: [16, 20, 24, 32].map((size) => ({ source, size, ...(colours === undefined ? {} : { colours }) })),
  });
  return [
    ico('light', onLight),
    ico('dark', onDark),
    // Electron finds the one for more pixels by its name, and knows a template by its own.
    png(state, 22, onAny),
    png(`${state}@2x`, 44, onAny),
    png(`${state}Template`, 16, template),
    png(`${state}Template@2x`, 32, template),
  ];
};

export const icons: readonly Icon[] = [...appIcons, ...trayStates.flatMap(ofState)];
