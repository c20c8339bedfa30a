import { type DragEvent, useState } from 'react';

/** What an element needs so that files can be dropped on it, and whether some hover over it. */
export function useDrop(onFiles: (files: FileList) => void) {
	const [isOver, setOver] = useState(false);
	const handlers = {
		onDragOver: (event: DragEvent) => {
			event.preventDefault();
			setOver(true);
		},
		onDragLeave: () => setOver(false),
		onDrop: (event: DragEvent) => {
			event.preventDefault();
			setOver(false);
			onFiles(event.dataTransfer.files);
		},
	};
	return { isOver, handlers };
}
