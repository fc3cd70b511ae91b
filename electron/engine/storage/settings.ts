import { z } from 'zod';
import { type Connection, jsonColumn, parseRow } from './connection.ts';

/** Small JSON values under a key: the settings, the draft of the wizard. */
export interface SettingsRepository {
  /** `undefined` when never written. A value that does not fit the schema is `storage.corrupt`. */
  read<S extends z.ZodType>(key: string, schema: S): z.output<S> | undefined;
  write(key: string, value: unknown): void;
  remove(key: string): void;
}

const settingRow = z.object({ value: jsonColumn(z.unknown()) }).transform((row) => row.value);

export const settingsRepository = (connection: Connection): SettingsRepository => ({
  read: (key, schema) => {
    const row = connection.get('SELECT key AS id, value FROM settings WHERE key = ?', key);
    return row === undefined ? undefined : parseRow(connection, 'settings', settingRow.pipe(schema), row);
  },
  write: (key, value) => {
    connection.run(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      JSON.stringify(value),
    );
  },
  remove: (key) => {
    connection.run('DELETE FROM settings WHERE key = ?', key);
  },
});
