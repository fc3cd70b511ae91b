/** `npm run check`: format, lint, layer rules and types. */
import { runTool } from './programs.ts';

const lint = await runTool('biome', ['check', '.']);
const types = await runTool('tsc', ['-b']);
process.exitCode = lint === 0 && types === 0 ? 0 : 1;
