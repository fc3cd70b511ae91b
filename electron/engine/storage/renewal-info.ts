import { z } from 'zod';
import { type RenewalInfoView, renewalInfoSchema } from '../../../shared/domain/accounts.ts';
import { type Connection, jsonColumn, parseRow } from './connection.ts';

/** Renewal information (RFC 9773) of a certificate version; gone with the version. */
export interface RenewalInfoRepository {
  read(versionId: string): RenewalInfoView | undefined;
  write(versionId: string, info: RenewalInfoView): void;
}

const rowSchema = z.object({ info: jsonColumn(renewalInfoSchema) });

export const renewalInfoRepository = (connection: Connection): RenewalInfoRepository => ({
  read: (versionId) => {
    const row = connection.get('SELECT version_id AS id, info FROM renewal_info WHERE version_id = ?', versionId);
    return row === undefined ? undefined : parseRow(connection, 'renewal_info', rowSchema, row).info;
  },
  write: (versionId, info) => {
    connection.run(
      'INSERT INTO renewal_info (version_id, info) VALUES (?, ?) ON CONFLICT (version_id) DO UPDATE SET info = excluded.info',
      versionId,
      JSON.stringify(info),
    );
  },
});
