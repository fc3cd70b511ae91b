import { describe } from 'vitest';
import { findTool } from './find-tool.ts';

export { findTool, tool } from './find-tool.ts';

/** A suite that needs programs we did not write. Without them it is skipped, and the title says what is missing. */
export const describeWith = (needs: readonly string[], title: string, body: () => void): void => {
  const missing = needs.filter((name) => findTool(name) === undefined);
  if (missing.length === 0) describe(title, body);
  else describe.skip(`${title} [SKIPPED: needs ${missing.join(', ')}]`, body);
};
