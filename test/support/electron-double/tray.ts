/**
 * The icon on the system's bar: what it shows is recorded, and a test clicks it (`tray.click`) or chooses from its menu
 * (`tray.choose`, with the label).
 */
import type { Menu, MenuItemConstructorOptions, Tray } from 'electron';
import { appDouble } from './app.ts';
import { onCommand, record } from './control.ts';
import { NativeImageDouble } from './native-image.ts';
import { StrictEmitter } from './strict.ts';

/** As `Menu.buildFromTemplate` of the double makes it. */
interface BuiltMenu {
  readonly items: readonly MenuItemConstructorOptions[];
}

const itemsIn = (items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  items.flatMap((item) => (Array.isArray(item.submenu) ? itemsIn(item.submenu) : [item]));

export class TrayDouble
  extends StrictEmitter
  implements Pick<Tray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'isDestroyed'>
{
  #menu: BuiltMenu = { items: [] };

  constructor(image: NativeImageDouble | string) {
    super('Tray', ['click', 'right-click', 'double-click']);
    if (!appDouble.isReady()) throw new Error('Cannot create Tray before app is ready');
    record('Tray.new', pathOf(image));
    onCommand('tray.click', () => this.emit('click', {}, {}, {}));
    onCommand('tray.choose', (label) => this.#choose(label));
  }

  setImage(image: Electron.NativeImage | string): void {
    record('Tray.setImage', pathOf(image));
  }

  setToolTip(text: string): void {
    record('Tray.setToolTip', text);
  }

  setContextMenu(menu: Menu | null): void {
    this.#menu = menu === null ? { items: [] } : (menu as unknown as BuiltMenu);
    record('Tray.setContextMenu', this.#menu.items);
  }

  isDestroyed(): boolean {
    return false;
  }

  #choose(label: unknown): void {
    const item = itemsIn(this.#menu.items).find((one) => one.label === label);
    const { click } = item ?? {};
    if (item === undefined || item.enabled === false || typeof click !== 'function')
      throw new Error(`The menu of the tray has nothing to choose that is called '${String(label)}'`);
    Reflect.apply(click, item, []);
  }
}

/** Electron throws for a path that it cannot read, and for an empty picture too. */
const pathOf = (image: unknown): string => {
  const read = typeof image === 'string' ? new NativeImageDouble(image) : image;
  if (!(read instanceof NativeImageDouble)) throw new Error('A tray takes a picture or the path of one');
  return read.path;
};
