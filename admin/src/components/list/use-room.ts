import { type RefObject, useEffect, useState } from 'react';

/** How far down the page an element begins: what is left of the screen below it is its room. */
export function useTop(element: RefObject<HTMLElement | null>): number {
	const [top, setTop] = useState(0);
	useEffect(() => {
		const measure = () => {
			const box = element.current?.getBoundingClientRect();
			if (box) setTop(Math.round(box.top + window.scrollY));
		};
		measure();
		const observer = new ResizeObserver(measure);
		for (const node of [document.body, element.current?.parentElement]) if (node) observer.observe(node);
		return () => observer.disconnect();
	}, [element]);
	return top;
}
