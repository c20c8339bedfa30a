/**
 * Takes in a form with files (multipart/form-data), counting while it arrives: it is refused as soon as it is too large, whatever its
 * header says. It is held in memory, never in a temporary file, so there is nothing to leave behind.
 */

import { createHash } from 'node:crypto';
import busboy from 'busboy';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { kontorError } from '../errors/errors.js';
import { UPLOAD_REASONS } from '../errors/reasons.js';

/** A file of a form. As JSON (for the Idempotency-Key) it is its name and checksum. */
export class UploadedFile {
	constructor(
		readonly name: string,
		readonly content: Buffer,
		/** As the sender says: not to be relied on. */
		readonly type = '',
	) {}
	toJSON() {
		return { name: this.name, checksum: createHash('sha256').update(this.content).digest('hex') };
	}
}

/** In contracts. */
export const uploadedFile = z.custom<UploadedFile>((value) => value instanceof UploadedFile, 'a file is needed here');

export interface Form {
	fields: Record<string, string>;
	files: UploadedFile[];
}

const UNITS: Record<string, number> = { '': 1, b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30 };

/** FILES_MAX_UPLOAD_SIZE, "25mb" by default (scripts/lib/directus.ts). */
export function largestUpload(given = process.env.FILES_MAX_UPLOAD_SIZE): number {
	const [, number, unit] = /^([\d.]+)\s*([kmg]?b)?$/i.exec(given?.trim() ?? '') ?? [];
	return number ? Math.floor(Number(number) * UNITS[(unit ?? '').toLowerCase()]!) : 25 * 2 ** 20;
}

export const asSize = (bytes: number): string =>
	bytes >= 2 ** 20 ? `${+(bytes / 2 ** 20).toFixed(1)} MB` : `${Math.ceil(bytes / 2 ** 10)} kB`;

/** Fields and frames around the files. */
const FRAME = 2 ** 20;
/** Of all uploads together, so that many large ones at the same time do not use up the memory. */
const AT_ONCE = 12;
let held = 0;

export function receiveUpload(req: Request, res: Response, mostFiles = 1): Promise<Form> {
	return new Promise((resolve, reject) => {
		const limit = largestUpload();
		const form: Form = { fields: {}, files: [] };
		const fields = new Map<string, string>();
		let mine = 0;
		let isOver = false;
		const end = (error?: Error) => {
			if (isOver) return;
			isOver = true;
			held -= mine;
			req.off('aborted', broken);
			if (!error) return resolve({ ...form, fields: Object.fromEntries(fields) });
			if (parser) req.unpipe(parser);
			hangUp(req, res);
			reject(error);
		};
		const refuse = (reason: keyof typeof UPLOAD_REASONS) => end(kontorError('UPLOAD_BROKEN', { reason: UPLOAD_REASONS[reason] }));
		const broken = () => refuse('brokeOff');
		const tooLarge = () => end(kontorError('FILE_TOO_LARGE', { limit: asSize(limit) }));
		let parser: ReturnType<typeof busboy> | undefined;
		if (Number(req.headers['content-length'] ?? 0) > mostFiles * limit + FRAME) return tooLarge();
		try {
			parser = busboy({
				headers: req.headers,
				defParamCharset: 'utf8',
				limits: { fileSize: limit + 1, files: mostFiles, fields: 50, fieldNameSize: 100, fieldSize: 20_000, parts: 60, headerPairs: 100 },
			});
		} catch {
			return refuse('noForm');
		}
		parser.on('file', (_name, stream, { filename, mimeType }) => {
			const chunks: Buffer[] = [];
			let size = 0;
			stream.on('data', (chunk: Buffer) => {
				size += chunk.length;
				mine += chunk.length;
				held += chunk.length;
				if (isOver) held -= chunk.length;
				else if (size > limit) tooLarge();
				else if (held > AT_ONCE * limit) end(kontorError('UPLOADS_BUSY'));
				else chunks.push(chunk);
			});
			stream.on('error', broken);
			stream.on('end', () => form.files.push(new UploadedFile(filename ?? '', Buffer.concat(chunks), mimeType)));
		});
		parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
			if (nameTruncated || valueTruncated) refuse('longField');
			else if (name) fields.set(name, value);
		});
		const tooMany = () => refuse('tooMany');
		parser.on('filesLimit', tooMany).on('fieldsLimit', tooMany).on('partsLimit', tooMany);
		parser.on('error', () => refuse('damaged'));
		parser.on('close', () => {
			if (form.files.length === 0) refuse('noFile');
			else end();
		});
		req.on('aborted', broken);
		req.pipe(parser);
	});
}

const LONGEST_REST = 5000;
const LARGEST_REST = 64 * 2 ** 20;

/**
 * When a sender is refused while still sending, closing the connection at once would hide the answer from them. So the rest is read
 * and dropped, for a limited time.
 */
export function hangUp(req: Request, res: Response): void {
	let rest = 0;
	req.on('data', (chunk: Buffer) => {
		rest += chunk.length;
		if (rest > LARGEST_REST) req.destroy();
	});
	req.resume();
	res.once('finish', () => {
		if (!req.complete) setTimeout(() => req.complete || req.destroy(), LONGEST_REST).unref();
	});
}
