/** The native menu: recorded as it would be shown; a test clicks an entry by its id. */
import type { Menu } from 'electron';
import { onCommand, record } from './control.ts';

type Template = Parameters<typeof Menu.buildFromTemplate>[0];
type Item = Template[number];

const itemsIn = (items: Template): readonly Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsIn(item.submenu as Template) : [])]);

export class MenuDouble {
  #shown: Template = [];

  constructor() {
    onCommand('menu.click', (id) => {
      const item = itemsIn(this.#shown).find((one) => one.id === id);
      if (item?.click === undefined) throw new Error(`The Electron double has no menu entry '${String(id)}'`);
      // Of its arguments the program uses none.
      Reflect.apply(item.click, undefined, []);
    });
  }

  buildFromTemplate(template: Template): { readonly items: Template } {
    for (const item of itemsIn(template))
      if (item.label === undefined && item.type !== 'separator') throw new Error('A menu entry has no label');
    return { items: template };
  }

  setApplicationMenu(menu: { readonly items: Template } | null): void {
    this.#shown = menu?.items ?? [];
    record('Menu.setApplicationMenu', menu);
  }
}
