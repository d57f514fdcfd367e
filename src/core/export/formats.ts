import { csv } from './csv.ts';
import { html } from './html.ts';
import { jsonl } from './jsonl.ts';
import { markdown } from './markdown.ts';
import type { Exporter } from './source.ts';
import { xlsx } from './xlsx.ts';

/** What can be exported to. */
export const exporters = { jsonl, csv, xlsx, md: markdown, html } satisfies Record<string, Exporter>;

/** A name of a format: its file's ending. */
export type ExportFormat = keyof typeof exporters;
