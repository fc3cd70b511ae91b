import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes each; begun last they would run alone at the end. */
const longest: readonly string[] = [
  'resume-after-kill.spec.ts',
  'resume-served-proof.spec.ts',
  'reset-cli.spec.ts',
  'open-port.spec.ts',
];

/** Where nothing is known of earlier runs, as in CI, files go by their size; these few go before all others. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.indexOf(basename(moduleId));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
