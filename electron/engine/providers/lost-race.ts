/** Services that refuse a change made on an old reading: somebody else was faster, so read, merge and write again. */
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { factsOf, type HttpApi } from './http-api.ts';
import type { DnsProvider, RecordEditor } from './provider.ts';

/** What a provider throws for such a refusal; `failure` is what is left when it happens again and again. */
class LostRace extends Error {
  readonly failure: CertwrightError;
  constructor(failure: CertwrightError) {
    super('somebody else was faster');
    this.failure = failure;
  }
}

export const lostRace = (api: HttpApi, detail: string): LostRace =>
  new LostRace(fail('provider.refused', { ...factsOf(api), detail, cause: 'provider-record-conflict' }));

const mostTries = 5;

/** The same provider, whose changes begin anew after a lost race. */
export const retryingLostRaces = (provider: DnsProvider): DnsProvider => ({
  ...provider,
  add: (...given) => again(() => provider.add(...given)),
  remove: (...given) => again(() => provider.remove(...given)),
  ...(provider.editor === undefined ? {} : { editor: retryingEditor(provider.editor) }),
});

const retryingEditor = (editor: RecordEditor): RecordEditor => ({
  ...editor,
  add: (...given) => again(() => editor.add(...given)),
  remove: (...given) => again(() => editor.remove(...given)),
});

const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof LostRace)) throw thrown;
      if (tries >= mostTries) throw thrown.failure;
    }
  }
};
