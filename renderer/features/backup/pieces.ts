/** A file in pieces as a call takes them. */

/** Bytes; a third more as base64. */
const largest = 3 * 1024 * 1024;

export const piecesOf = async function* (file: Blob): AsyncGenerator<string> {
  // An empty file is one piece too: whoever reads it says what is wrong with it.
  let at = 0;
  do {
    yield await asBase64(file.slice(at, at + largest));
    at += largest;
  } while (at < file.size);
};

const asBase64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    // `data:application/octet-stream;base64,…`
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
