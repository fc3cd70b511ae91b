/** One run in a process of its own, to be killed: `issue-worker.ts <profile> <policy file>`. Prints how it ended. */
import { readFileSync } from 'node:fs';
import { policySchema } from '../../shared/domain/certificates.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { issueIn, openProfile, outcomeOf } from './profile.ts';

const [, , profile = '', policyFile = ''] = process.argv;

const workspace = await openProfile(profile);
try {
  const view = await issueIn(workspace, policySchema.parse(JSON.parse(readFileSync(policyFile, 'utf8'))));
  process.stdout.write(JSON.stringify(outcomeOf(view)));
} catch (thrown) {
  process.stdout.write(JSON.stringify(toProblem(thrown)));
}
await workspace.close();
