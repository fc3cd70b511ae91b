import { descriptors } from '../../engine/providers/registry.ts';
import type { Command } from '../context.ts';

/** `providers`: who can write records for us, with the fields their credentials have. */
export const command: Command = {
  options: {},
  run: async ({ terminal, language }) => {
    const width = Math.max(...descriptors.map(({ id }) => id.length));
    terminal.answer(
      { providers: descriptors },
      descriptors.flatMap(({ id, name, summary, fields }) => [
        `${id.padEnd(width)}  ${name[language]}: ${summary[language]}`,
        ...fields.map(
          ({ key, label, required }) => `${' '.repeat(width)}    ${key}${required ? '' : '?'}  ${label[language]}`,
        ),
      ]),
    );
    return 0;
  },
};
