/** What this profile knows and no report may hold, to be looked for by its very value. */
import { secretsIn } from '../bundle/known-secrets.ts';
import { orNothing } from './or-nothing.ts';
import type { Workspace } from './workspace.ts';

/** Everything the vault holds, where it is open already; `undefined` where it is not. */
export const storedSecrets = async ({ vault, storage }: Workspace): Promise<readonly string[] | undefined> => {
  const { state } = await vault.status();
  if (state === 'not-set-up') return [];
  if (state === 'closed') return undefined;
  const open = await vault.open();
  return [
    ...storage.secrets.names().flatMap((name) => orNothing(() => secretsIn(open.readText(name))) ?? []),
    ...identitiesIn(storage),
  ];
};

const identityField =
  /(?:user(?:name)?|login|customer(?:number|id)?|account(?:id|name|switchkey)?|(?:key|secret|client|tenant|team|agent|auth|app|api|token|subscription)id|ocid|apikey|appkey|applicationkey|clienttoken)$/i;
const shortestIdentity = 5;

/** Who somebody is at a provider or an authority: no secret, and theirs alone. */
const identitiesIn = ({ credentials, accounts }: Workspace['storage']): readonly string[] =>
  [
    ...credentials
      .list()
      .flatMap(({ fields }) =>
        Object.entries(fields).flatMap(([key, value]) =>
          identityField.test(key) && !/\.[a-z]{2,}$/i.test(value) ? [value] : [],
        ),
      ),
    ...accounts
      .list()
      .flatMap(({ externalKeyId, accountUrl }) => [externalKeyId ?? '', accountUrl?.split('/').at(-1) ?? '']),
  ].filter((value) => value.length >= shortestIdentity && !/^(?:admin|administrator)$/i.test(value));
