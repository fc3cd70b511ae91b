/**
 * `destinations`: where a certificate can be used, and in which form. `destinations ID NAME`: what to do there with the
 * files of this certificate. Writes nothing.
 */
import {
  choiceOf,
  type DestinationChoice,
  destinationIds,
  destinations,
  referenceOf,
} from '../../../shared/domain/destinations.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { type DestinationWords, destinationTitle } from '../../../shared/i18n/destination-words.ts';
import type { CliContext, Command } from '../context.ts';
import { destinationLines, wordsFor } from '../destination-lines.ts';

export const command: Command = {
  options: {},
  readsOnly: true,
  run: async (context) => {
    const [reference, name, ...more] = context.args.words;
    if (reference === undefined) return listed(context);
    if (name === undefined || more.length > 0)
      throw fail('input.usage', { message: 'destinations [ID[:VERSION] NAME]' });
    const choice = choiceOf(reference);
    if (choice === undefined)
      throw fail('input.usage', { message: `unknown destination: ${reference}; "destinations" lists them` });
    const words = await asked(context, choice, name);
    context.terminal.answer({ destination: referenceOf(choice.id, choice.variant), ...words }, destinationLines(words));
    return 0;
  },
};

const listed = ({ terminal, language }: CliContext): number => {
  const all = destinationIds.flatMap((id) =>
    destinations[id].variants.map((variant) => ({
      id: referenceOf(id, variant),
      family: destinations[id].family,
      title: destinationTitle(id, variant, language),
      shape: variant.shape,
      ...(variant.limits === undefined ? {} : { limits: variant.limits }),
    })),
  );
  const width = Math.max(...all.map(({ id }) => id.length));
  terminal.answer(
    { destinations: all },
    all.map(({ id, title, shape }) => `${id.padEnd(width)}  ${title} (${shape.format})`),
  );
  return 0;
};

const asked = async (context: CliContext, choice: DestinationChoice, name: string): Promise<DestinationWords> => {
  const workspace = await context.openWorkspace();
  try {
    const { shape, limits } = choice.variant;
    const certificate = workspace.certificate(name);
    const preview = await workspace.exporting.preview({
      certificateId: certificate.id,
      shape,
      ...(limits === undefined ? {} : { limits }),
    });
    return wordsFor(choice, certificate, preview, context.language);
  } finally {
    await workspace.close();
  }
};
