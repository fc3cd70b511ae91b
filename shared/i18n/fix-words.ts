/** What a fix changes, in words; the page and the command line say the same. Pure. */
import type { Language } from '../domain/app.ts';
import type { FixChange } from '../domain/fixes.ts';
import { assertNever } from '../errors/problem.ts';
import { isSentence, sentence } from './index.ts';
import { momentWords } from './moments.ts';
import { packOf } from './packs.ts';

/** `providerName`: what people call the provider with this id. */
export const fixChangeWords = (
  change: FixChange,
  language: Language,
  providerName: (id: string) => string = (id) => id,
): string => {
  switch (change.kind) {
    case 'record':
      return sentence(language, `fix.change.record.${change.effect}`, {
        provider: providerName(change.provider),
        fqdn: change.fqdn,
        type: change.type,
        value: change.value,
      });
    case 'policy':
      return sentence(language, 'fix.change.policy', {
        field: sentence(language, `fix.field.${change.field}`),
        before: fixValueWords(change.before, language),
        after: fixValueWords(change.after, language),
      });
    case 'resume':
      return sentence(language, 'fix.change.resume', { step: sentence(language, `fix.step.${change.step}`) });
    case 'order':
      return sentence(language, 'fix.change.order', { names: change.names.join(packOf(language).style.comma) });
    case 'wait':
      return sentence(language, 'fix.change.wait', { until: momentWords(change.until, language) });
    case 'command':
      return sentence(language, change.elevated ? 'fix.change.command.elevated' : 'fix.change.command', {
        line: change.line,
      });
    case 'mapping':
      return sentence(language, change.seconds === 0 ? 'fix.change.mapping' : 'fix.change.mapping.limited', {
        router: change.router,
        outerPort: change.outerPort,
        innerPort: change.innerPort,
        minutes: Math.ceil(change.seconds / 60),
      });
    case 'service':
      return sentence(language, 'fix.change.service', { name: change.name });
    case 'schedule':
      return sentence(language, 'fix.change.schedule', {
        before: fixValueWords(change.before, language),
        after: fixValueWords(change.after, language),
      });
    case 'account':
      return sentence(language, 'fix.change.account', { authority: change.authority });
    default:
      return assertNever(change);
  }
};

/** A label or value that is a key of sentences becomes its sentence; anything else is what people know it as. */
export const fixValueWords = (value: string, language: Language): string =>
  value.startsWith('fix.') && isSentence(value) ? sentence(language, value) : value;
