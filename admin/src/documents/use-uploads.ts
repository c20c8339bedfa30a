/** Files on their way, one after the other: how far each is, and what became of it. */
import type { filing } from '@kontor/directus-extension/contracts';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { KontorDataProvider } from '../data-provider';
import type { DocumentFields } from '../data-provider/uploads';

export interface Upload {
	key: number;
	name: string;
	/** 0 to 1. */
	done: number;
	document?: filing.ShownDocument;
	problem?: string;
}

let last = 0;

/** `onEnd`: all of what was added has been sent. */
export function useUploads(fields: DocumentFields, onEnd: () => void) {
	const provider = useDataProvider<KontorDataProvider>();
	const [uploads, setUploads] = useState<Upload[]>([]);
	const change = (key: number, changes: Partial<Upload>) =>
		setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));

	async function add(files: File[]): Promise<void> {
		const added = files.map((file) => ({ key: ++last, file }));
		setUploads((before) => [...added.map(({ key, file }) => ({ key, name: file.name, done: 0 })), ...before]);
		for (const { key, file } of added)
			try {
				const document = await provider.uploadDocument(file, fields, (done) => change(key, { done }));
				change(key, { done: 1, document });
			} catch (error) {
				change(key, { done: 1, problem: (error as Error).message });
			}
		onEnd();
	}
	/** The file exists already at another record: it can be linked to this one, too. */
	const { linked_module, linked_id } = fields;
	async function linkHere({ key, name, document }: Upload): Promise<void> {
		if (!document || !linked_module || !linked_id) return;
		change(key, { document: undefined });
		try {
			change(key, { document: await provider.linkDocument({ id: document.id, linked_module, linked_id }) });
			onEnd();
		} catch (error) {
			change(key, { name, problem: (error as Error).message });
		}
	}
	const isElsewhere = ({ document }: Upload) => !!linked_id && !!document?.existing && document.linked_id !== linked_id;
	const isBusy = uploads.some(({ document, problem }) => !document && !problem);
	return { uploads, add, isBusy, linkHere, isElsewhere };
}
