/** What is found in the practice world is said as it would be outside of it: no port and no address of its machinery. */
import { expect, it } from 'vitest';
import { silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openPractice } from '../../electron/practice.ts';
import { situationFacts } from '../../shared/domain/situations.ts';
import { findingTitle } from '../../shared/i18n/finding-title.ts';
import { tempFolder } from '../support/temp-folder.ts';

it.each([
  ['redirect', 'redirect.example.net redirects to where no authority follows: http://intranet'],
  ['port-closed', 'port-closed.example.net does not answer at 127.0.0.1, port 80: the connection is refused'],
  ['dead-ipv6', expect.stringMatching(/^dead-ipv6\.example\.net does not answer over IPv6 at 2001:db8::7, port 80: /)],
  ['wrong-clock', expect.stringMatching(/^The clock is off by 3[67]\d s against Certwright Practice$/)],
] as const)('%s', async (id, title) => {
  const { path: profileFolder, remove } = tempFolder();
  const practice = await openPractice({
    ...{ profileFolder, userAgent: 'certwright-test', logger: silentLogger, clock: systemClock },
  });
  try {
    const begun = await (await practice.servers()).stage.begin(id);
    if (begun.kind === 'certificate') throw new Error('nothing is to be ordered');
    const { checks } = await practice.workspace.preflight(begun.policy);
    const found = checks.flatMap(({ findings }) => findings).filter(({ cause }) => cause === situationFacts[id].cause);
    expect(found.map((finding) => findingTitle(finding, 'en'))).toContainEqual(title);
  } finally {
    await practice.close();
    remove();
  }
});
