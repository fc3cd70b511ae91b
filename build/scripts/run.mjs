/**
 * Starts the script whose name comes first, on the Node it needs. Plain JavaScript, so that an older Node gets as far
 * as the sentence below instead of stumbling over TypeScript.
 */
const needed = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major !== needed) {
  process.stderr.write(
    `Certwright needs Node ${needed}, and this is Node ${process.versions.node}: run "npm ci" with install scripts allowed, which brings the right one.\n`,
  );
  process.exit(1);
}

const [name] = process.argv.splice(2, 1);
await import(`./${name}.ts`);
