/** Windows of the week as they are typed: `22:00-07:00`, or on some days only, `1,2,3@22:00-07:00` (1 is Monday). */
import { type Blackout, blackoutSchema } from '../../shared/domain/renewal.ts';
import { fail } from '../../shared/errors/problem.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** In the time zone, or that of this machine; `off` alone is none. `input.usage` with the message. */
export const readWindows = (texts: readonly string[], zone: string | undefined, message: string): Blackout[] =>
  texts.length === 1 && texts[0] === 'off' ? [] : texts.map((text) => readWindow(text, zone, message));

const readWindow = (text: string, zone: string | undefined, message: string): Blackout => {
  const [days, times] = text.includes('@') ? text.split('@') : [undefined, text];
  const [from, to, ...rest] = (times ?? '').split('-');
  const parsed = blackoutSchema.safeParse({
    days: days === undefined ? everyDay : days.split(',').map(Number),
    from,
    to,
    zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  if (!parsed.success || rest.length > 0) throw fail('input.usage', { message });
  return parsed.data;
};

export const writeWindows = (windows: readonly Blackout[]): string =>
  windows
    .map(({ days, from, to, zone }) => `${days.length === 7 ? '' : `${days.join(',')}@`}${from}-${to} ${zone}`)
    .join(', ');
