/** Exports of the chains of `chains.ts`, made by the engine alone. */
import { X509Certificate } from 'node:crypto';
import { type MadeExport, makeExport } from '../../electron/engine/export/make-files.ts';
import { type ExportSource, materialOf } from '../../electron/engine/export/material.ts';
import type { ExportLimits, ExportShape } from '../../shared/domain/export.ts';
import type { MadeChain } from './chains.ts';

export const exportPassword = 'correct-Horse_7!battery';

export const sourceOf = ({ keyType, keyPem, chainPem, rootPem }: MadeChain): ExportSource => ({
  name: 'shop.example.org',
  chainPem,
  hasKey: true,
  privateKeyPem: keyPem,
  keyType,
  root: new X509Certificate(rootPem),
});

export const exportOf = (
  source: ExportSource,
  shape: ExportShape,
  { password, limits }: { readonly password?: string | undefined; readonly limits?: ExportLimits } = {},
): Promise<MadeExport> =>
  makeExport(materialOf(source, shape), { shape, limits, password, now: new Date('2026-11-28T12:00:00Z') });
