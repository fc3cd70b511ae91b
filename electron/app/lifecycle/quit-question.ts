import type { MessageBoxOptions } from 'electron';
import type { Language } from '../../../shared/domain/app.ts';
import { sentence } from '../../../shared/i18n/index.ts';
import { packOf } from '../../../shared/i18n/packs.ts';

/** A box of the system does not scroll. */
const mostOrders = 6;
const mostNames = 3;

/** Quitting is the first button; Escape, Enter and closing the box stay. `orders`: the names of each. */
export const quitQuestion = (orders: readonly (readonly string[])[], language: Language): MessageBoxOptions => {
  const { comma, blank } = packOf(language).style;
  const more = (count: number): string => sentence(language, 'desktop.more-names', { count });
  const lineOf = (names: readonly string[]): string => {
    const line = names.slice(0, mostNames).join(comma);
    return names.length > mostNames ? `${line}${blank === '' ? comma : blank}${more(names.length - mostNames)}` : line;
  };
  const count = orders.length;
  const shown = orders.slice(0, mostOrders).map(lineOf);
  if (count > mostOrders) shown.push(more(count - mostOrders));
  return {
    type: 'question',
    message: sentence(language, 'desktop.quit-question', { count }),
    detail: sentence(language, 'desktop.quit-detail', { count, names: shown.join('\n') }),
    buttons: [sentence(language, 'desktop.quit'), sentence(language, 'desktop.stay')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
};
