/** Questions on a terminal. What is typed as a secret is not echoed. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { fail } from '../../shared/errors/problem.ts';

/** `vault.passphrase-needed` where there is nobody to ask. */
export const askSecret = async (question: string, stdin: NodeJS.ReadStream): Promise<string> => {
  if (stdin.isTTY !== true) throw fail('vault.passphrase-needed', {});
  process.stderr.write(question);
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: mute, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
};

export const askChoice = async <T extends string>(
  question: string,
  choices: readonly { readonly value: T; readonly label: string }[],
): Promise<T> => {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const lines = choices.map(({ label }, index) => `  ${index + 1}  ${label}`);
    for (;;) {
      const answer = await reader.question(`${question}\n${lines.join('\n')}\n> `);
      const chosen = choices[Number(answer.trim()) - 1];
      if (chosen !== undefined) return chosen.value;
    }
  } finally {
    reader.close();
  }
};
