/** Writes one small export into the folder it is told, and prints the problem that came of it. */
import { writeFiles } from '../../electron/engine/export/write-files.ts';
import { toProblem } from '../../shared/errors/problem.ts';

const [folder = '', name = ''] = process.argv.slice(2);

process.stdout.write(JSON.stringify(await writeFiles(folder, { [name]: 'new' }).then(() => 'written', toProblem)));
